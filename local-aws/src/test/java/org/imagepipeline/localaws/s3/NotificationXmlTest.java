package org.imagepipeline.localaws.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.gaul.s3proxy.S3ProxyException;
import org.junit.jupiter.api.Test;

class NotificationXmlTest {

    @Test
    void readsWhatItWrites() {
        List<Destination> destinations = List.of(
                new Destination(Destination.Kind.TOPIC, "a<&>", "arn:aws:sns:r:000000000000:t",
                        List.of("s3:ObjectCreated:*", "s3:ObjectRemoved:Delete"), "uploads/", ".jpg"),
                new Destination(Destination.Kind.QUEUE, "b", "arn:aws:sqs:r:000000000000:q",
                        List.of("s3:ObjectCreated:Put"), "", ""));

        assertEquals(destinations, read(NotificationXml.write(destinations)));
    }

    @Test
    void refusesADocumentTypeDeclaration() {
        assertError("MalformedXML", """
                <?xml version="1.0"?>
                <!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>
                <NotificationConfiguration><TopicConfiguration><Id>&e;</Id><Topic>t</Topic>
                <Event>s3:ObjectCreated:*</Event></TopicConfiguration></NotificationConfiguration>""");
    }

    @Test
    void refusesWhatIsNotXml() {
        assertError("MalformedXML", "nonsense");
    }

    @Test
    void refusesADestinationWithoutEvents() {
        assertError("MalformedXML", configuration("<Topic>t</Topic>"));
    }

    @Test
    void refusesAnEventThatItNeverSends() {
        assertError("InvalidArgument", configuration("<Topic>t</Topic><Event>s3:Everything</Event>"));
    }

    @Test
    void refusesAFilterThatItCannotApply() {
        assertError("InvalidArgument", configuration("""
                <Topic>t</Topic><Event>s3:ObjectCreated:*</Event><Filter><S3Key><FilterRule><Name>size</Name>
                <Value>1</Value></FilterRule></S3Key></Filter>"""));
    }

    private static String configuration(String content) {
        return "<NotificationConfiguration><TopicConfiguration>" + content
                + "</TopicConfiguration></NotificationConfiguration>";
    }

    private static List<Destination> read(String xml) {
        return NotificationXml.read(xml.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertError(String code, String xml) {
        S3ProxyException error = assertThrows(S3ProxyException.class, () -> read(xml));
        assertEquals(code, error.awsErrorDetails().errorCode());
    }
}
