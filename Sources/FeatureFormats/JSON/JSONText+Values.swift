import FeatureQuery

extension JSONText {
    /// Writes the value of property `index`, or a null, into memory that has room for it.
    ///
    /// Reads the column where it lies in the batch: a copy of it would retain and release five arrays for every value.
    @inline(__always)
    static func writeValue(
        _ index: Int,
        row: Int,
        of batch: FeatureBatch,
        into bytes: inout MutableSpan<UInt8>,
        at: inout Int
    ) {
        guard !batch.properties[index].isNull[row] else { return write(.null, into: &bytes, at: &at) }
        switch batch.properties[index].type {
        case .integer: write(batch.properties[index].integers[row], into: &bytes, at: &at)
        case .real: write(batch.properties[index].reals[row], into: &bytes, at: &at)
        case .boolean: write(batch.properties[index].integers[row] == 0 ? .false : .true, into: &bytes, at: &at)
        case .text, .date, .dateTime:
            let range = batch.properties[index].range(of: row)
            write(batch.properties[index].bytes, range, into: &bytes, at: &at)
        case .binary:
            // Bytes have no form in JSON; base64 is what readers expect.
            let range = batch.properties[index].range(of: row)
            bytes.put(UInt8(ascii: "\""), at: &at)
            Base64.write(batch.properties[index].bytes, range, into: &bytes, at: &at)
            bytes.put(UInt8(ascii: "\""), at: &at)
        }
    }

    /// A word of JSON as its bytes, the first in the lowest.
    private enum Word: UInt64 {
        case null = 0x6C6C_756E
        case `true` = 0x6575_7274
        case `false` = 0x65_736C_6166
    }

    @inline(__always)
    private static func write(_ word: Word, into bytes: inout MutableSpan<UInt8>, at: inout Int) {
        bytes.store(word.rawValue, at: at)
        at += word == .false ? 5 : 4
    }
}
