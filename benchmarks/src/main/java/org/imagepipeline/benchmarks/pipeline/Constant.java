package org.imagepipeline.benchmarks.pipeline;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** The least that a JAX-RS application can answer: what the server alone costs. */
@ApplicationPath("/")
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public class Constant extends Application {

    /** The context root that the server gives it. */
    static final String CONTEXT = "benchmark-constant";

    /** Always the same. */
    @GET
    public String get() {
        return "{\"constant\":true}";
    }

    /** Packs this class as a web application. */
    static java.nio.file.Path packInto(java.nio.file.Path folder) throws IOException {
        java.nio.file.Path war = folder.resolve(CONTEXT + ".war");
        String name = Constant.class.getName().replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(war); JarOutputStream jar = new JarOutputStream(file);
             InputStream bytes = Constant.class.getResourceAsStream('/' + name)) {
            jar.putNextEntry(new JarEntry("WEB-INF/classes/" + name));
            bytes.transferTo(jar);
        }
        return war;
    }
}
