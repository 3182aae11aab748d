package org.imagepipeline.api.image;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;

/** Reads a merge patch, in which a member that is null means something else than one that is not there. */
@Provider
@Consumes(CaptionEditReader.MERGE_PATCH)
public class CaptionEditReader implements MessageBodyReader<CaptionEdit> {

    /** The media type of a JSON merge patch (RFC 7396). */
    static final String MERGE_PATCH = "application/merge-patch+json";

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == CaptionEdit.class;
    }

    @Override
    public CaptionEdit readFrom(Class<CaptionEdit> type, Type genericType, Annotation[] annotations, MediaType mediaType,
            MultivaluedMap<String, String> headers, InputStream body) throws IOException {
        return new CaptionEdit(json(new String(body.readAllBytes(), StandardCharsets.UTF_8)));
    }

    private static JsonValue json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readValue();
        } catch (RuntimeException e) {
            // Not only JsonException: what is nested too deep is reported by a plain RuntimeException.
            throw new BadRequestException("The body is not JSON", e);
        }
    }
}
