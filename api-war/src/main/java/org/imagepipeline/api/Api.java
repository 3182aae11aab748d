package org.imagepipeline.api;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;

/** The API stands at the server's root. */
@ApplicationPath("/")
@OpenAPIDefinition(info = @Info(title = "Image catalog", version = "1.0",
        description = "The metadata of uploaded images. Every error is an RFC 9457 problem document."))
public class Api extends Application {
}
