/**
 * The mail that the local run sends to itself: an SMTP server that accepts every recipient, the folder it stores into
 * (one .eml file each), and the page on which a person reads it.
 */
package org.imagepipeline.localaws.mail;
