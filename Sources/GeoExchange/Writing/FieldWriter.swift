internal import CGDAL
import FeatureQuery

/// Writes one column of a batch into a field of features.
struct FieldWriter {
    /// The number of the field.
    let index: Int32
    /// The number of the column.
    let column: Int
    /// How texts are encoded; `nil` for UTF-8.
    let encoding: TextEncoding?

    /// The type a property gets, where a format may not know the natural one.
    static func fieldType(_ type: PropertyType, known: Set<String>) -> OGRFieldType {
        func first(_ wanted: [(String, OGRFieldType)]) -> OGRFieldType {
            wanted.first { known.contains($0.0) }?.1 ?? OFTString
        }
        return switch type {
        // Numbers beyond 32 bits, such as national identifiers, must survive where integers are short.
        case .integer: first([("Integer64", OFTInteger64), ("Real", OFTReal)])
        case .boolean: first([("Integer", OFTInteger)])
        case .real: first([("Real", OFTReal)])
        case .date: first([("Date", OFTDate)])
        case .dateTime: first([("DateTime", OFTDateTime)])
        case .binary: first([("Binary", OFTBinary)])
        case .text: OFTString
        }
    }

    /// Sets the value of `row`; `false` if the encoding cannot say a text, which then has question marks.
    func set(_ row: Int, of values: PropertyColumn, in feature: borrowing OGRFeature, _ buffer: inout [UInt8]) -> Bool {
        if values.isNull[row] {
            unsafe OGR_F_SetFieldNull(feature.handle, index)
            return true
        }
        switch values.type {
        case .integer, .boolean:
            unsafe OGR_F_SetFieldInteger64(feature.handle, index, GIntBig(values.integers[row]))
        case .real:
            unsafe OGR_F_SetFieldDouble(feature.handle, index, values.reals[row])
        case .binary:
            let bytes = values.bytes[values.range(of: row)]
            unsafe bytes.withUnsafeBytes { bytes in
                unsafe OGR_F_SetFieldBinary(feature.handle, index, Int32(clamping: bytes.count), bytes.baseAddress)
            }
        case .text, .date, .dateTime: return setText(values.bytes[values.range(of: row)], in: feature, &buffer)
        }
        return true
    }

    private func setText(_ text: ArraySlice<UInt8>, in feature: borrowing OGRFeature, _ buffer: inout [UInt8]) -> Bool {
        var isComplete = true
        buffer.removeAll(keepingCapacity: true)
        buffer.append(contentsOf: text)
        if let encoding, text.contains(where: { $0 >= 0x80 }) {
            (buffer, isComplete) = encoding.encodedAsFarAsPossible(buffer)
        }
        buffer.append(0)
        unsafe buffer.withUnsafeBytes { text in
            unsafe OGR_F_SetFieldString(
                feature.handle,
                index,
                text.baseAddress?.assumingMemoryBound(to: CChar.self)
            )
        }
        return isComplete
    }
}
