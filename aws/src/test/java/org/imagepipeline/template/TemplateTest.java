package org.imagepipeline.template;

import static org.imagepipeline.template.Template.list;
import static org.imagepipeline.template.Template.map;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the template promises, as far as it can be read in it. */
class TemplateTest {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^!}][^}]*)}");

    private final Template template = Template.local();

    @Test
    void cfnLintFindsNothing() throws Exception {
        Tool.Result result = Tool.run(Template.FOLDER, "cfn-lint", "--include-checks", "I", "--", "template.yaml");
        assumeTrue(result.installed(), "cfn-lint is not installed (pip install cfn-lint)");
        assertEquals(0, result.status(), result.output());
    }

    @Test
    void everyNameLeadsSomewhere() {
        Set<String> known = new TreeSet<>(template.section("Parameters").keySet());
        known.addAll(template.section("Resources").keySet());
        known.addAll(Set.of("AWS::Region", "AWS::AccountId", "AWS::Partition", "AWS::StackName"));
        Set<String> used = new TreeSet<>();
        names(template.section("Resources"), used::add);
        names(template.section("Outputs"), used::add);

        Set<String> unknown = new TreeSet<>(used);
        unknown.removeAll(known);
        assertEquals(Set.of(), unknown);

        Set<String> idle = new TreeSet<>(template.section("Parameters").keySet());
        idle.removeAll(used);
        assertEquals(Set.of(), idle, "These parameters do nothing");
    }

    @Test
    void whatOnlyTheOwnerKnowsHasNoDefault() {
        Set<String> required = new TreeSet<>();
        template.section("Parameters").forEach((name, parameter) -> {
            if (!map(parameter).containsKey("Default")) {
                required.add(name);
            }
        });
        assertEquals(Set.of("SiteName", "CertificateArn", "AllowedCidr", "MailAddress", "BucketName", "ArtifactBucket",
                "ArtifactPrefix"), required);
    }

    @Test
    void noValueOfTheAllowedRangeMeansEverybody() {
        String pattern = (String) map(template.section("Parameters").get("AllowedCidr")).get("AllowedPattern");
        for (String range : List.of("0.0.0.0/0", "0.0.0.0", "128.0.0.0/1", "::/0", "")) {
            assertFalse(range.matches(pattern), range);
        }
        for (String range : List.of("203.0.113.7/32", "203.0.113.0/24", "10.0.0.0/8")) {
            assertTrue(range.matches(pattern), range);
        }
    }

    @Test
    void onlyTheAllowedRangeAndTheUploadServerReachTheLoadBalancerAndOnlyItTheServers() {
        Set<String> sources = new TreeSet<>();
        for (String id : template.resources("AWS::EC2::SecurityGroup")) {
            Map<String, Object> group = template.properties(id);
            list(group.get("SecurityGroupIngress")).forEach(rule -> sources.add(group.get("GroupName") + " from "
                    + map(rule).getOrDefault("CidrIp", map(rule).get("SourceSecurityGroupId")) + " to " + map(rule)
                    .get("ToPort")));
        }
        assertEquals(Set.of(
                "image-load-balancer-sg from 203.0.113.0/24 to 443", "image-load-balancer-sg from 203.0.113.0/24 to 80",
                "image-load-balancer-sg from NatAddress.PublicIp/32 to 443",
                "upload-service-sg from LoadBalancerSecurityGroup to 8080",
                "upload-service-sg from LoadBalancerSecurityGroup to 9990",
                "processing-service-sg from LoadBalancerSecurityGroup to 8080",
                "processing-service-sg from LoadBalancerSecurityGroup to 9990"), sources);
        assertEquals(List.of(), template.resources("AWS::EC2::SecurityGroupIngress"));
    }

    @Test
    void theListenerLeadsToTheServersPortsForRequestsAlone() {
        for (String id : template.resources("AWS::ElasticLoadBalancingV2::TargetGroup")) {
            assertEquals(8080, template.properties(id).get("Port"));
            assertEquals("9990", template.properties(id).get("HealthCheckPort"));
        }
        assertEquals(List.of("/images", "/images/*", "/image/*", "/openapi"),
                map(map(list(template.properties("ApiRule").get("Conditions")).get(0)).get("PathPatternConfig"))
                .get("Values"));
        assertEquals("HTTPS", template.properties("HttpsListener").get("Protocol"));
        assertEquals("redirect", map(list(template.properties("HttpListener").get("DefaultActions")).get(0))
                .get("Type"));
    }

    @Test
    void theBucketIsPrivateEncryptedAndForTlsOnly() {
        Map<String, Object> bucket = template.properties("ImageBucket");
        assertEquals(Map.of("BlockPublicAcls", true, "BlockPublicPolicy", true, "IgnorePublicAcls", true,
                "RestrictPublicBuckets", true),
                bucket.get("PublicAccessBlockConfiguration"));
        assertTrue(bucket.get("BucketEncryption").toString().contains("AES256"));
        assertTrue(bucket.get("LifecycleConfiguration").toString().contains("AbortIncompleteMultipartUpload"));
        Map<String, Object> statement = map(list(map(template.properties("ImageBucketPolicy").get("PolicyDocument"))
                .get("Statement")).get(0));
        assertEquals("Deny", statement.get("Effect"));
        assertEquals(Map.of("Bool", Map.of("aws:SecureTransport", "false")), statement.get("Condition"));
    }

    @Test
    void whatPeoplePutInOutlivesTheStack() {
        List<String> data = new ArrayList<>(template.resources("AWS::DynamoDB::Table"));
        assertEquals(3, data.size());
        data.addAll(template.resources("AWS::S3::Bucket"));
        for (String id : data) {
            assertEquals("Retain", template.resource(id).get("DeletionPolicy"), id);
            assertEquals("Retain", template.resource(id).get("UpdateReplacePolicy"), id);
        }
        for (String id : template.resources("AWS::DynamoDB::Table")) {
            assertEquals(Map.of("PointInTimeRecoveryEnabled", true), template.properties(id)
                    .get("PointInTimeRecoverySpecification"));
        }
    }

    @Test
    void aLaunchTemplateGivesNoKeyNoPublicAddressAndNoOldMetadata() {
        for (String id : template.resources("AWS::EC2::LaunchTemplate")) {
            Map<String, Object> data = map(template.properties(id).get("LaunchTemplateData"));
            assertEquals("required", map(data.get("MetadataOptions")).get("HttpTokens"));
            assertEquals(true, map(map(list(data.get("BlockDeviceMappings")).get(0)).get("Ebs")).get("Encrypted"));
            assertEquals("t3.micro", data.get("InstanceType"));
            assertFalse(data.containsKey("KeyName"));
            assertFalse(data.containsKey("NetworkInterfaces"));
        }
    }

    @Test
    void noRoleHasAWildcardForAnAction() {
        for (String role : List.of("ImageUploadServiceRole", "ImageProcessingServiceRole")) {
            for (String policy : List.of("application", "instance")) {
                Policy.of(template, role, policy).grants().forEach(grant -> {
                    assertFalse(grant.action().contains("*"), grant.toString());
                    assertFalse(grant.resource().equals("*"), grant.toString());
                });
            }
        }
    }

    @Test
    void everyQueueThatMayFillHasAnAlarm() {
        Set<String> watched = new TreeSet<>();
        template.resources("AWS::CloudWatch::Alarm").forEach(id -> list(template.properties(id).get("Dimensions"))
                .forEach(dimension ->
                watched.add(String.valueOf(map(dimension).get("Value")))));
        template.resources("AWS::SQS::Queue").forEach(id ->
                assertTrue(watched.contains(template.properties(id).get("QueueName")), id));
    }

    /** All names of parameters and resources that a part of the template mentions. */
    private static void names(Object node, Consumer<String> found) {
        if (node instanceof List<?> list) {
            list.forEach(item -> names(item, found));
        } else if (node instanceof Map<?, ?>) {
            map(node).forEach((key, value) -> {
                switch (key) {
                    case "Ref" -> found.accept((String) value);
                    case "Fn::GetAtt" -> found.accept(((String) value).replaceFirst("\\..*", ""));
                    case "DependsOn" -> list(value).forEach(name -> found.accept((String) name));
                    case "Fn::Sub" -> {
                        Matcher variables = VARIABLE.matcher((String) value);
                        while (variables.find()) {
                            found.accept(variables.group(1).replaceFirst("\\..*", ""));
                        }
                    }
                    default -> names(value, found);
                }
            });
        }
    }
}
