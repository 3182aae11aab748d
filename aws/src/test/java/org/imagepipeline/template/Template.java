package org.imagepipeline.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * The CloudFormation template, as a stack would see it whose resources are those of the local endpoints: region
 * us-east-1, account 000000000000.
 */
final class Template {

    static final Path FOLDER = Path.of(System.getProperty("aws.folder"));
    static final Path FILE = FOLDER.resolve("template.yaml");
    static final String REGION = "us-east-1";
    static final String ACCOUNT = "000000000000";

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^!}][^}]*)}");

    private final Map<String, Object> document;
    private final Map<String, String> values = new HashMap<>(Map.of("AWS::Region", REGION, "AWS::AccountId", ACCOUNT,
            "AWS::Partition", "aws", "AWS::StackName", "image-pipeline"));

    private Template(Map<String, Object> document, Map<String, String> parameters) {
        this.document = document;
        section("Parameters").forEach((name, parameter) -> {
            Object value = parameters.containsKey(name) ? parameters.get(name) : map(parameter).get("Default");
            if (value != null) {
                values.put(name, value.toString());
            }
        });
    }

    /** The template with the values of those parameters that have no default, or are to have another value. */
    static Template with(Map<String, String> parameters) {
        try {
            return new Template(map(new Yaml(new Tags()).load(Files.readString(FILE))), parameters);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The template as the local run would deploy it. */
    static Template local() {
        return with(Map.of("SiteName", "photos.example.com", "CertificateArn",
                "arn:aws:acm:us-east-1:000000000000:certificate/1",
                "AllowedCidr", "203.0.113.0/24", "MailAddress", "photographer@example.com", "BucketName",
                "image-pipeline",
                "ArtifactBucket", "artifacts", "ArtifactPrefix", "releases/1"));
    }

    /** A top-level section, as it stands in the file. */
    Map<String, Object> section(String name) {
        return map(document.get(name));
    }

    /** A resource as it stands in the file, with functions such as {@code {"Ref": "Queue"}} unresolved. */
    Map<String, Object> resource(String id) {
        Object resource = section("Resources").get(id);
        if (resource == null) {
            throw new IllegalArgumentException("The template has no resource " + id);
        }
        return map(resource);
    }

    /** The names of all resources of a type. */
    List<String> resources(String type) {
        return section("Resources").entrySet().stream().filter(resource ->
                type.equals(map(resource.getValue()).get("Type")))
                .map(Map.Entry::getKey).toList();
    }

    /** The properties of a resource, all functions resolved. */
    Map<String, Object> properties(String id) {
        return map(resolve(resource(id).getOrDefault("Properties", Map.of())));
    }

    /** A value with its functions resolved, as far as names and ARNs go. */
    Object resolve(Object value) {
        if (value instanceof List<?> list) {
            List<Object> resolved = new ArrayList<>();
            list.forEach(item -> resolved.add(resolve(item)));
            return resolved;
        }
        if (!(value instanceof Map<?, ?>)) {
            return value;
        }
        Map<String, Object> node = map(value);
        if (node.size() == 1) {
            Map.Entry<String, Object> function = node.entrySet().iterator().next();
            switch (function.getKey()) {
                case "Ref" -> {
                    return ref((String) function.getValue());
                }
                case "Fn::GetAtt" -> {
                    return attribute((String) function.getValue());
                }
                case "Fn::Sub" -> {
                    return VARIABLE.matcher((String) function.getValue())
                            .replaceAll(variable -> Matcher.quoteReplacement(
                            variable.group(1).contains(".") ? attribute(variable.group(1)) : ref(variable.group(1))));
                }
                case "Fn::Base64" -> {
                    return resolve(function.getValue());
                }
                case "Fn::Select", "Fn::GetAZs" -> {
                    return node;
                }
                default -> {
                    if (function.getKey().startsWith("Fn::")) {
                        throw new IllegalArgumentException("Unknown function " + function.getKey());
                    }
                }
            }
        }
        Map<String, Object> resolved = new LinkedHashMap<>();
        node.forEach((key, item) -> resolved.put(key, resolve(item)));
        return resolved;
    }

    private String ref(String name) {
        if (values.containsKey(name)) {
            return values.get(name);
        }
        String type = (String) resource(name).get("Type");
        return switch (type) {
            case "AWS::SNS::Topic" -> arn("sns", physicalName(name, "TopicName"));
            case "AWS::SQS::Queue" -> "https://sqs." + REGION + ".amazonaws.com/" + ACCOUNT + '/' + physicalName(name,
                    "QueueName");
            case "AWS::DynamoDB::Table" -> physicalName(name, "TableName");
            case "AWS::S3::Bucket" -> physicalName(name, "BucketName");
            case "AWS::Logs::LogGroup" -> physicalName(name, "LogGroupName");
            case "AWS::IAM::Role" -> physicalName(name, "RoleName");
            case "AWS::AutoScaling::AutoScalingGroup" -> physicalName(name, "AutoScalingGroupName");
            default -> name;
        };
    }

    private String attribute(String path) {
        String name = path.substring(0, path.indexOf('.'));
        String attribute = path.substring(path.indexOf('.') + 1);
        String type = (String) resource(name).get("Type");
        return switch (type + ' ' + attribute) {
            case "AWS::SQS::Queue Arn" -> arn("sqs", physicalName(name, "QueueName"));
            case "AWS::SQS::Queue QueueName" -> physicalName(name, "QueueName");
            case "AWS::DynamoDB::Table Arn" -> arn("dynamodb", "table/" + physicalName(name, "TableName"));
            case "AWS::Logs::LogGroup Arn" -> arn("logs", "log-group:" + physicalName(name, "LogGroupName") + ":*");
            default -> path;
        };
    }

    private String physicalName(String id, String property) {
        return (String) resolve(map(resource(id).get("Properties")).get(property));
    }

    private static String arn(String service, String resource) {
        return "arn:aws:" + service + ':' + REGION + ':' + ACCOUNT + ':' + resource;
    }

    /** A value that is a map, as one. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    /** A value that may be one or several, as several. */
    static List<Object> list(Object value) {
        return value instanceof List<?> list ? new ArrayList<>(list) : List.of(value);
    }

    /** Reads {@code !Sub x} as {@code Fn::Sub: x}, which means the same. */
    private static final class Tags extends SafeConstructor {

        Tags() {
            super(new LoaderOptions());
            yamlMultiConstructors.put("!", new AbstractConstruct() {
                @Override
                public Object construct(Node node) {
                    String tag = node.getTag().getValue().substring(1);
                    Object value = node instanceof ScalarNode scalar ? constructScalar(scalar)
                            : node instanceof SequenceNode sequence ? constructSequence(sequence)
                            : constructMapping((MappingNode) node);
                    return Map.of(tag.equals("Ref") ? tag : "Fn::" + tag, value);
                }
            });
        }
    }
}
