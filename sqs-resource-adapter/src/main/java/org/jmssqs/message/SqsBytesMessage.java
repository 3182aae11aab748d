package org.jmssqs.message;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.MessageEOFException;
import jakarta.jms.MessageFormatException;
import jakarta.jms.MessageNotReadableException;
import jakarta.jms.MessageNotWriteableException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Base64;

/** Bytes, which SQS carries in Base64: a third more than they are. */
public final class SqsBytesMessage extends SqsMessage implements BytesMessage {

    @FunctionalInterface
    private interface Reading<T> {
        T from(DataInputStream in) throws IOException;
    }

    @FunctionalInterface
    private interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    /** Absent while the body is being written. */
    private DataInputStream in;

    @Override
    BodyType bodyType() {
        return BodyType.BYTES;
    }

    @Override
    public String wireBody() {
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    @Override
    void readWireBody(String body) throws MessageFormatException {
        try {
            bytes.writeBytes(Base64.getDecoder().decode(body));
        } catch (IllegalArgumentException e) {
            throw Failures.because(new MessageFormatException("The body of the bytes message is no Base64"), e);
        }
        reset();
    }

    @Override
    Object body() {
        return bytes.size() == 0 ? null : bytes.toByteArray();
    }

    @Override
    void discardBody() {
        bytes.reset();
        in = null;
    }

    @Override
    public void reset() {
        in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
    }

    @Override
    public long getBodyLength() throws JMSException {
        readable();
        return bytes.size();
    }

    private DataInputStream readable() throws MessageNotReadableException {
        if (in == null) {
            throw new MessageNotReadableException("The body is being written: call reset() first");
        }
        return in;
    }

    /** Reads; where the bytes end too early, nothing of them is taken. */
    private <T> T read(Reading<T> reading) throws JMSException {
        DataInputStream source = readable();
        source.mark(Integer.MAX_VALUE);
        try {
            return reading.from(source);
        } catch (EOFException e) {
            rewind(source);
            throw Failures.because(new MessageEOFException("The body ends here"), e);
        } catch (IOException e) {
            rewind(source);
            throw Failures.because(new MessageFormatException("The body has no such value here"), e);
        }
    }

    private static void rewind(DataInputStream source) throws JMSException {
        try {
            source.reset();
        } catch (IOException e) {
            throw Failures.because(new JMSException("The body cannot be read again"), e);
        }
    }

    private void write(Writing writing) throws JMSException {
        checkBodyWritable();
        if (in != null) {
            throw new MessageNotWriteableException("The body is being read: call clearBody() first");
        }
        try {
            writing.to(new DataOutputStream(bytes));
        } catch (IOException e) {
            throw Failures.because(new MessageFormatException("The value cannot be written: " + e.getMessage()), e);
        }
    }

    @Override
    public boolean readBoolean() throws JMSException {
        return read(DataInputStream::readBoolean);
    }

    @Override
    public byte readByte() throws JMSException {
        return read(DataInputStream::readByte);
    }

    @Override
    public int readUnsignedByte() throws JMSException {
        return read(DataInputStream::readUnsignedByte);
    }

    @Override
    public short readShort() throws JMSException {
        return read(DataInputStream::readShort);
    }

    @Override
    public int readUnsignedShort() throws JMSException {
        return read(DataInputStream::readUnsignedShort);
    }

    @Override
    public char readChar() throws JMSException {
        return read(DataInputStream::readChar);
    }

    @Override
    public int readInt() throws JMSException {
        return read(DataInputStream::readInt);
    }

    @Override
    public long readLong() throws JMSException {
        return read(DataInputStream::readLong);
    }

    @Override
    public float readFloat() throws JMSException {
        return read(DataInputStream::readFloat);
    }

    @Override
    public double readDouble() throws JMSException {
        return read(DataInputStream::readDouble);
    }

    @Override
    public String readUTF() throws JMSException {
        return read(source -> source.readUTF());
    }

    @Override
    public int readBytes(byte[] value) throws JMSException {
        return readBytes(value, value.length);
    }

    @Override
    public int readBytes(byte[] value, int length) throws JMSException {
        if (length < 0 || length > value.length) {
            throw new IndexOutOfBoundsException("length is " + length + ", the array's " + value.length);
        }
        return read(source -> source.read(value, 0, length));
    }

    @Override
    public void writeBoolean(boolean value) throws JMSException {
        write(out -> out.writeBoolean(value));
    }

    @Override
    public void writeByte(byte value) throws JMSException {
        write(out -> out.writeByte(value));
    }

    @Override
    public void writeShort(short value) throws JMSException {
        write(out -> out.writeShort(value));
    }

    @Override
    public void writeChar(char value) throws JMSException {
        write(out -> out.writeChar(value));
    }

    @Override
    public void writeInt(int value) throws JMSException {
        write(out -> out.writeInt(value));
    }

    @Override
    public void writeLong(long value) throws JMSException {
        write(out -> out.writeLong(value));
    }

    @Override
    public void writeFloat(float value) throws JMSException {
        write(out -> out.writeFloat(value));
    }

    @Override
    public void writeDouble(double value) throws JMSException {
        write(out -> out.writeDouble(value));
    }

    @Override
    public void writeUTF(String value) throws JMSException {
        write(out -> out.writeUTF(value));
    }

    @Override
    public void writeBytes(byte[] value) throws JMSException {
        write(out -> out.write(value));
    }

    @Override
    public void writeBytes(byte[] value, int offset, int length) throws JMSException {
        write(out -> out.write(value, offset, length));
    }

    @Override
    public void writeObject(Object value) throws JMSException {
        if (value instanceof Boolean flag) {
            writeBoolean(flag);
        } else if (value instanceof Byte number) {
            writeByte(number);
        } else if (value instanceof Short number) {
            writeShort(number);
        } else if (value instanceof Character character) {
            writeChar(character);
        } else if (value instanceof Integer number) {
            writeInt(number);
        } else if (value instanceof Long number) {
            writeLong(number);
        } else if (value instanceof Float number) {
            writeFloat(number);
        } else if (value instanceof Double number) {
            writeDouble(number);
        } else if (value instanceof String text) {
            writeUTF(text);
        } else if (value instanceof byte[] array) {
            writeBytes(array);
        } else if (value == null) {
            throw new NullPointerException("A bytes message has no null");
        } else {
            throw new MessageFormatException("A bytes message takes no " + value.getClass().getTypeName());
        }
    }
}
