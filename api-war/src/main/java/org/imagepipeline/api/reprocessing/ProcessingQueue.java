package org.imagepipeline.api.reprocessing;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import jakarta.json.Json;
import org.imagepipeline.catalog.ImageId;
import org.imagepipeline.configuration.PipelineConfiguration;

/** The queue from which images are processed. */
@ApplicationScoped
public class ProcessingQueue {

    @Resource(lookup = "java:/jms/SqsConnectionFactory")
    private ConnectionFactory factory;

    @Inject
    private PipelineConfiguration configuration;

    /**
     * Asks for an image to be processed again. When this returns, the queue has the request.
     *
     * @throws QueueUnavailableException when it does not take it
     */
    public void requestReprocessing(ImageId imageId) {
        String request = Json.createObjectBuilder()
                .add("type", "ReprocessRequest").add("imageId", imageId.toString()).build().toString();
        try (JMSContext context = factory.createContext()) {
            context.createProducer().send(context.createQueue(configuration.queue()), request);
        } catch (JMSRuntimeException e) {
            throw new QueueUnavailableException(e);
        }
    }
}
