/**
 * Decides who uploads: for now the name that a person types, remembered in the session.
 * When people sign in, this package is the only one that changes.
 */
package org.imagepipeline.upload.uploader;
