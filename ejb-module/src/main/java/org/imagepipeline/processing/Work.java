package org.imagepipeline.processing;

/** Something that a message asks to be done. */
public sealed interface Work permits ObjectEvent, ReprocessRequest {
}
