/**
 * The AWS resources of the pipeline, their names and attributes in one place, and how they are created or looked for
 * with the AWS SDK: on the embedded endpoints, on AWS, or on any emulator.
 */
package org.imagepipeline.localaws.resources;
