import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.QueryBuilder;

/**
 * Lucene's analyzer of a language with BM25 1.2 / 0.75, in memory. Arguments: language, a file of
 * passages (id, tab, text on a line), a file of questions (one a line). Writes the milliseconds of the
 * build, then for each question its milliseconds and the ids of ten passages, then the peak of the
 * process's memory in MiB (0 where the system does not tell).
 */
public class Lucene {
  public static void main(String[] args) throws Exception {
    Analyzer analyzer = args[0].equals("de") ? new GermanAnalyzer() : new EnglishAnalyzer();
    long started = System.nanoTime();
    ByteBuffersDirectory directory = new ByteBuffersDirectory();
    IndexWriterConfig config = new IndexWriterConfig(analyzer);
    config.setSimilarity(new BM25Similarity(1.2f, 0.75f));
    try (IndexWriter writer = new IndexWriter(directory, config)) {
      for (String line : Files.readAllLines(Path.of(args[1]))) {
        int tab = line.indexOf('\t');
        Document document = new Document();
        document.add(new StringField("id", line.substring(0, tab), Field.Store.YES));
        document.add(new TextField("text", line.substring(tab + 1), Field.Store.NO));
        writer.addDocument(document);
      }
    }
    IndexSearcher searcher = new IndexSearcher(DirectoryReader.open(directory));
    searcher.setSimilarity(new BM25Similarity(1.2f, 0.75f));
    System.out.println((System.nanoTime() - started) / 1e6);
    QueryBuilder builder = new QueryBuilder(analyzer);
    StringBuilder output = new StringBuilder();
    for (String question : Files.readAllLines(Path.of(args[2]))) {
      long asked = System.nanoTime();
      var query = builder.createBooleanQuery("text", question);
      StringBuilder ids = new StringBuilder();
      if (query != null) {
        for (ScoreDoc hit : searcher.search(query, 10).scoreDocs) {
          ids.append('\t').append(searcher.doc(hit.doc).get("id"));
        }
      }
      output.append((System.nanoTime() - asked) / 1e6).append(ids).append('\n');
    }
    System.out.print(output);
    System.out.println(readPeakMib());
  }

  private static long readPeakMib() throws Exception {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) return 0;
    for (String line : Files.readAllLines(status)) {
      if (line.startsWith("VmHWM:")) return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
    }
    return 0;
  }
}
