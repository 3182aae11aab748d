/**
 * Decides what the pages show and what their form does, and guards the door: request size, security headers.
 * The pages themselves are Facelets in src/main/webapp.
 */
package org.imagepipeline.upload.page;
