package org.imagepipeline.upload.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.List;
import org.imagepipeline.upload.configuration.UploadConfiguration;
import org.imagepipeline.upload.progress.RecentUploads;
import org.imagepipeline.upload.progress.Upload;
import org.imagepipeline.upload.reception.ByteSize;
import org.imagepipeline.upload.reception.ImageReception;
import org.imagepipeline.upload.uploader.CurrentUploader;
import org.imagepipeline.upload.uploader.Uploader;

/** The form of index.xhtml: takes the chosen files in and leads on to the page that shows their way. */
@Named
@RequestScoped
public class UploadPage {

    @Inject
    private ImageReception reception;
    @Inject
    private RecentUploads recentUploads;
    @Inject
    private CurrentUploader currentUploader;
    @Inject
    private UploadConfiguration configuration;
    @Inject
    private HttpServletRequest request;

    /** Hands the chosen files over; the redirect keeps a reload from sending them again. */
    public String upload() throws ServletException, IOException {
        List<Part> chosen = request.getParts().stream().filter(UploadPage::isFile).toList();
        if (chosen.isEmpty()) {
            return refuse("Please choose at least one image.");
        }
        if (chosen.size() > configuration.maxFiles()) {
            return refuse("These are %d files. Please send at most %d at a time.".formatted(chosen.size(),
                    configuration.maxFiles()));
        }
        Uploader uploader = currentUploader.getUploader();
        Upload upload = Upload.of(uploader, reception.receive(uploader, chosen));
        recentUploads.remember(upload);
        return "/progress?faces-redirect=true&upload=" + upload.id();
    }

    /** The size limit of a file, for people. */
    public ByteSize getMaxFileSize() {
        return new ByteSize(configuration.maxFileBytes());
    }

    /** The size limit of all files of one form together, for people. */
    public ByteSize getMaxRequestSize() {
        return new ByteSize(configuration.maxRequestBytes());
    }

    /** How many files one form may bring. */
    public long getMaxFiles() {
        return configuration.maxFiles();
    }

    /** A browser sends one empty part without a name when no file was chosen; an empty file has a name. */
    private static boolean isFile(Part part) {
        boolean hasName = part.getSubmittedFileName() != null && !part.getSubmittedFileName().isBlank();
        return "files".equals(part.getName()) && (hasName || part.getSize() > 0);
    }

    private static String refuse(String message) {
        FacesContext.getCurrentInstance().addMessage(null,
                new FacesMessage(FacesMessage.SEVERITY_ERROR, message, null));
        return null;
    }
}
