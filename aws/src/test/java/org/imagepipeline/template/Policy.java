package org.imagepipeline.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A policy of a role: what may be done, and to what.
 *
 * @param grants each action of each statement with each of its resources
 */
record Policy(List<Grant> grants) {

    /** An action that is allowed on the resources that a pattern of an ARN matches, with the wildcards of IAM. */
    record Grant(String action, String resource) {

        boolean allows(String asked, String on) {
            return action.equalsIgnoreCase(asked) && matches(on);
        }

        private boolean matches(String arn) {
            StringBuilder expression = new StringBuilder();
            for (char c : resource.toCharArray()) {
                expression.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
            }
            return arn.matches("(?s)" + expression);
        }
    }

    /** The policy of this name of the role of this name. */
    static Policy of(Template template, String role, String policy) {
        for (String id : template.resources("AWS::IAM::Role")) {
            Map<String, Object> properties = template.properties(id);
            if (properties.get("RoleName").equals(role)) {
                for (Object candidate : Template.list(properties.get("Policies"))) {
                    if (Template.map(candidate).get("PolicyName").equals(policy)) {
                        return of(Template.map(Template.map(candidate).get("PolicyDocument")));
                    }
                }
            }
        }
        throw new IllegalArgumentException("The template has no policy " + policy + " of a role " + role);
    }

    /** A policy document. */
    static Policy of(Map<String, Object> document) {
        List<Grant> grants = new ArrayList<>();
        for (Object item : Template.list(document.get("Statement"))) {
            Map<String, Object> statement = Template.map(item);
            if (!statement.get("Effect").equals("Allow") || statement.containsKey("Condition")) {
                throw new IllegalArgumentException("Only statements that allow, without conditions, are understood: "
                        + statement);
            }
            for (Object action : Template.list(statement.get("Action"))) {
                for (Object resource : Template.list(statement.get("Resource"))) {
                    grants.add(new Grant((String) action, (String) resource));
                }
            }
        }
        return new Policy(grants);
    }

    boolean allows(String action, String resource) {
        return grants.stream().anyMatch(grant -> grant.allows(action, resource));
    }
}
