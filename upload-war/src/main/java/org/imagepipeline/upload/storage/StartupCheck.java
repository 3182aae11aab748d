package org.imagepipeline.upload.storage;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import org.imagepipeline.upload.configuration.UploadConfiguration;
import software.amazon.awssdk.services.s3.S3Client;

/** Reads configuration and AWS region when the application is deployed: a missing one stops the deployment. */
@WebListener
public class StartupCheck implements ServletContextListener {

    private static final System.Logger LOG = System.getLogger(StartupCheck.class.getName());

    @Inject
    private UploadConfiguration configuration;
    @Inject
    private S3Client s3;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        LOG.log(System.Logger.Level.INFO, "Images go to bucket {0} in {1}; their records are at {2}",
                configuration.bucket(), s3.serviceClientConfiguration().region(), configuration.apiUrl());
    }
}
