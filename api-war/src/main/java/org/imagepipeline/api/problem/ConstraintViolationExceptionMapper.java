package org.imagepipeline.api.problem;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Values that break a rule of Jakarta Validation: all of them are named at once. */
@Provider
public class ConstraintViolationExceptionMapper implements ExceptionMapper<ConstraintViolationException> {

    @Context
    private UriInfo request;

    @Override
    public Response toResponse(ConstraintViolationException exception) {
        List<InvalidValue> errors = exception.getConstraintViolations().stream()
                .map(violation -> new InvalidValue(name(violation), violation.getMessage()))
                .sorted(Comparator.comparing(InvalidValue::name).thenComparing(InvalidValue::detail)).toList();
        return Problem.response(errors, errors.stream().map(error -> error.name() + ' ' + error.detail())
                .collect(Collectors.joining("; ")), request).build();
    }

    /** What a client calls it: without the Java method, and without the argument whose member it is. */
    private static String name(ConstraintViolation<?> violation) {
        StringBuilder member = new StringBuilder();
        String argument = "";
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getKind() == ElementKind.PARAMETER) {
                argument = node.getName();
            } else if (node.getKind() == ElementKind.PROPERTY) {
                member.append(member.isEmpty() ? "" : ".").append(node.getName());
            } else if (node.getKind() == ElementKind.CONTAINER_ELEMENT && node.getIndex() != null) {
                member.append('[').append(node.getIndex()).append(']');
            }
        }
        return member.isEmpty() ? argument : member.toString();
    }
}
