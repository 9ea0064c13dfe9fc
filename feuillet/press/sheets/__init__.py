"""Sheets: pages imposed, cut and separated for paper."""
