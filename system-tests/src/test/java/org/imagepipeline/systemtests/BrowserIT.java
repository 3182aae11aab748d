package org.imagepipeline.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The pages in a real browser, with its scripts, its content security policy, and its own idea of a multipart form. */
@RequiresBrowser
class BrowserIT extends PipelineTest {

    private ChromeDriver browser;

    @BeforeEach
    void openBrowser() {
        browser = new ChromeDriver(new ChromeOptions().addArguments("--headless=new", "--no-sandbox", "--disable-gpu",
                "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync"));
        browser.manage().window().setSize(new Dimension(1000, 900));
    }

    @AfterEach
    void closeBrowser() {
        browser.quit();
    }

    @Test
    void somebodyUploadsTwoImagesAndWatchesThemBeingProcessed() throws IOException {
        browser.get(UPLOAD_PAGE.toString());
        browser.findElement(By.id("upload:uploader")).sendKeys("ada");
        browser.findElement(By.id("files")).sendKeys(
                images.jpeg("harbour.jpg", 800, 600) + "\n" + images.text("notes.jpg", "These are notes"));
        screenshot("upload-page");
        browser.findElement(By.id("upload:send")).click();

        // The page renews itself; nobody clicks.
        WebElement processed = new WebDriverWait(browser, PATIENCE)
                .until(ExpectedConditions.presenceOfElementLocated(By.cssSelector(".file.processed")));
        assertTrue(processed.getText().contains("harbour.jpg"), processed.getText());
        WebElement refused = browser.findElement(By.cssSelector(".file.refused"));
        assertTrue(refused.getText().contains("notes.jpg"), refused.getText());
        screenshot("progress-page");

        browser.findElement(By.cssSelector(".file.processed a.record")).click();
        assertTrue(browser.getPageSource().contains("PROCESSED"), browser.getPageSource());
    }

    @Test
    void theMailboxShowsTheMailOfTheTopic() throws IOException {
        try (UploadForm form = new UploadForm(UPLOAD_PAGE)) {
            record(form.upload("ada", images.png("mailed.png", 8, 8)).get(0).imageId().orElseThrow());
        }
        browser.get(mailbox.address().toString());
        assertTrue(browser.getPageSource().contains("Amazon S3 Notification"), browser.getPageSource());
        screenshot("mailbox");
    }

    @Test
    void bothAdminConsolesAreServed() {
        for (String port : new String[] {"port.upload.management", "port.api.management"}) {
            browser.get("http://127.0.0.1:" + System.getProperty(port) + "/console/index.html");
            assertEquals("HAL Management Console", browser.getTitle());
        }
    }

    private void screenshot(String name) throws IOException {
        Path folder = Files.createDirectories(Path.of(System.getProperty("screenshots.folder")));
        Files.write(folder.resolve(name + ".png"), browser.getScreenshotAs(OutputType.BYTES));
    }
}
