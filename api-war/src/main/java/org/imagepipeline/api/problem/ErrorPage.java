package org.imagepipeline.api.problem;

import jakarta.json.Json;
import jakarta.json.JsonWriter;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Errors that the server reports before or after JAX-RS: the same documents, and never a stack trace. See web.xml. */
@WebServlet("/error")
public class ErrorPage extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        if (path == null) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            path = request.getRequestURI();
        }
        ProblemType type = ProblemType.ofStatus(response.getStatus());
        response.setContentType(Problem.MEDIA_TYPE);
        try (JsonWriter json = Json.createWriter(response.getOutputStream())) {
            json.write(Json.createObjectBuilder().add("type", type.uri()).add("title", type.title())
                    .add("status", response.getStatus()).add("detail", type.title())
                    .add("instance", path.toString()).build());
        }
    }
}
