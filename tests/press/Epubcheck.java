import com.adobe.epubcheck.tool.EpubChecker;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** EPUBCheck over many books in one Java machine. Standard input: in turn a book, and the file for what is said of it. */
class Epubcheck {
    public static void main(String[] none) throws IOException {
        PrintStream answers = System.out;
        System.setOut(System.err); // whatever else is printed is no answer
        BufferedReader asked = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String book = asked.readLine(); book != null; book = asked.readLine()) {
            new EpubChecker().run(new String[] {"--quiet", "--json", asked.readLine(), book});
            answers.println("done");
            answers.flush();
        }
    }
}
