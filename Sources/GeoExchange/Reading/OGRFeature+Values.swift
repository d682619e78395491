internal import CGDAL
import FeatureQuery

extension OGRFeature {
    /// Returns a date or moment.
    func moment(_ field: Int32) -> Moment? {
        var numbers: (Int32, Int32, Int32, Int32, Int32, Int32) = (0, 0, 0, 0, 0, 0)
        var seconds: Float = 0
        let isDate = unsafe OGR_F_GetFieldAsDateTimeEx(
            handle,
            field,
            &numbers.0,
            &numbers.1,
            &numbers.2,
            &numbers.3,
            &numbers.4,
            &seconds,
            &numbers.5
        )
        guard isDate != 0, seconds.isFinite else { return nil }
        // 100 is UTC and every step a quarter of an hour; 0 and 1 say nothing certain.
        let zone = Int(numbers.5)
        return Moment(
            year: Int(numbers.0),
            month: Int(numbers.1),
            day: Int(numbers.2),
            hour: Int(numbers.3),
            minute: Int(numbers.4),
            milliseconds: min(60_999, max(-1, Int((seconds * 1_000).rounded()))),
            offset: (36...164).contains(zone) ? (zone - 100) * 15 : 0
        )
    }

    /// Adds bytes to a binary column.
    func appendBinary(_ field: Int32, to column: inout PropertyColumn) {
        var count: Int32 = 0
        if let bytes = unsafe OGR_F_GetFieldAsBinary(handle, field, &count), count > 0 {
            unsafe column.bytes.append(contentsOf: UnsafeBufferPointer(start: bytes, count: Int(count)))
        }
        column.endBytes()
    }

    /// Returns a list as the text of a JSON array; `nil` if a text in it is not of the encoding.
    func listText(_ field: Int32, _ kind: FieldReader.Kind, _ decoder: TextDecoder) -> String? {
        var items: [String] = []
        var count: Int32 = 0
        switch kind {
        case .integerList:
            if let numbers = unsafe OGR_F_GetFieldAsInteger64List(handle, field, &count) {
                for index in 0..<Int(count) { items.append(unsafe String(numbers[index])) }
            } else if let numbers = unsafe OGR_F_GetFieldAsIntegerList(handle, field, &count) {
                for index in 0..<Int(count) { items.append(unsafe String(numbers[index])) }
            }
        case .realList:
            if let numbers = unsafe OGR_F_GetFieldAsDoubleList(handle, field, &count) {
                for index in 0..<Int(count) {
                    let number = unsafe numbers[index]
                    items.append(number.isFinite ? String(number) : "null")
                }
            }
        default:
            let texts = unsafe OGR_F_GetFieldAsStringList(handle, field)
            for index in unsafe 0..<Int(CSLCount(texts)) {
                guard let text = unsafe texts?[index] else { continue }
                let bytes = unsafe Array(UnsafeRawBufferPointer(start: text, count: CPLStrnlen(text, Int(Int32.max))))
                guard let decoded = decoder.text(bytes) else { return nil }
                items.append(Self.quoted(decoded))
            }
        }
        return "[\(items.joined(separator: ","))]"
    }

    /// A JSON string (RFC 8259, clause 7).
    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case _ where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
