package org.imagepipeline.systemtests;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.htmlunit.WebClient;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlFileInput;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;

/** The upload page as somebody uses it whose browser runs no JavaScript. */
final class UploadForm implements AutoCloseable {

    private static final Pattern IMAGE_ID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    /**
     * What the page says of one file.
     *
     * @param name    the file's name
     * @param text    all that stands in its row
     * @param imageId its image id, where it was stored
     */
    record Row(String name, String text, Optional<String> imageId) {

        private static Row of(DomElement row) {
            Matcher id = IMAGE_ID.matcher(row.getTextContent());
            return new Row(row.<DomElement>getFirstByXPath(".//*[@class='name']").getTextContent(),
                    row.getTextContent().replaceAll("\\s+", " ").strip(),
                    id.find() ? Optional.of(id.group()) : Optional.empty());
        }
    }

    private final WebClient browser = new WebClient();
    private final URI base;

    UploadForm(URI base) {
        this.base = base;
        browser.getOptions().setJavaScriptEnabled(false);
        browser.getOptions().setThrowExceptionOnFailingStatusCode(false);
        // The progress page renews itself; a test asks for it when it wants to know.
        browser.setRefreshHandler((page, url, seconds) -> { });
    }

    /** Fills the form in, sends it, and returns the rows of the page that follows. */
    List<Row> upload(String uploader, Path... files) {
        try {
            HtmlPage form = browser.getPage(base.toURL());
            form.<HtmlInput>getHtmlElementById("upload:uploader").setValue(uploader);
            form.<HtmlFileInput>getHtmlElementById("files").setFiles(Stream.of(files).map(Path::toFile).toArray(File[]::new));
            HtmlPage progress = form.getElementById("upload:send").click();
            return rows(progress);
        } catch (IOException e) {
            throw new IllegalStateException("The upload page does not answer", e);
        }
    }

    /** The rows as they are now. */
    List<Row> refresh() {
        try {
            HtmlPage page = (HtmlPage) browser.getCurrentWindow().getEnclosedPage();
            return rows(browser.getPage(page.getUrl()));
        } catch (IOException e) {
            throw new IllegalStateException("The upload page does not answer", e);
        }
    }

    private static List<Row> rows(HtmlPage page) {
        List<DomElement> rows = page.getByXPath("//ul[@class='files']/li");
        if (rows.isEmpty()) {
            throw new AssertionError("The page lists no file:\n" + page.asNormalizedText());
        }
        return rows.stream().map(Row::of).toList();
    }

    @Override
    public void close() {
        browser.close();
    }
}
