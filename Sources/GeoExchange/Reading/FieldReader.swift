internal import CGDAL
import FeatureQuery

/// Reads one field of the features of a layer into a column.
struct FieldReader {
    /// How a field is read.
    enum Kind {
        case integer
        case boolean
        case real
        case text
        case time
        case date
        case dateTime
        case binary
        case integerList
        case realList
        case textList
    }

    /// The number of the field.
    let index: Int32
    /// Its name, decoded.
    let name: String
    let kind: Kind

    init(_ index: Int32, name: String, type: OGRFieldType, subtype: OGRFieldSubType) {
        self.index = index
        self.name = name
        switch type {
        case OFTInteger, OFTInteger64: kind = subtype == OFSTBoolean ? .boolean : .integer
        case OFTReal: kind = .real
        case OFTDate: kind = .date
        case OFTDateTime: kind = .dateTime
        case OFTTime: kind = .time
        case OFTBinary: kind = .binary
        case OFTIntegerList, OFTInteger64List: kind = .integerList
        case OFTRealList: kind = .realList
        case OFTStringList: kind = .textList
        default: kind = .text
        }
    }

    /// The type of the property it becomes.
    var type: PropertyType {
        switch kind {
        case .integer: .integer
        case .boolean: .boolean
        case .real: .real
        case .date: .date
        case .dateTime: .dateTime
        case .binary: .binary
        case .text, .time, .integerList, .realList, .textList: .text
        }
    }

    /// What became of a value.
    enum Outcome {
        case added
        /// A text that is not of the encoding; nothing was added.
        case undecodable
        /// A day or moment that does not exist; a null was added.
        case impossible
    }

    /// Adds the value of `feature` to `column`.
    func append(_ feature: borrowing OGRFeature, to column: inout PropertyColumn, _ decoder: TextDecoder) -> Outcome {
        guard feature.hasValue(index) else {
            column.appendNull()
            return .added
        }
        switch kind {
        case .integer: column.append(integer: feature.integer(index))
        case .boolean: column.append(integer: feature.integer(index) == 0 ? 0 : 1)
        case .real:
            let value = feature.real(index)
            if value.isFinite { column.append(real: value) } else { column.appendNull() }
        case .text, .time: return appendText(feature, to: &column, decoder)
        case .date, .dateTime: return appendMoment(feature, to: &column)
        case .binary: feature.appendBinary(index, to: &column)
        case .integerList, .realList, .textList:
            guard let text = feature.listText(index, kind, decoder) else { return .undecodable }
            column.append(text: text)
        }
        return .added
    }

    private func appendText(
        _ feature: borrowing OGRFeature,
        to column: inout PropertyColumn,
        _ decoder: TextDecoder
    ) -> Outcome {
        let isDecoded = unsafe feature.withText(index) { text in
            unsafe decoder.append(text.bindMemory(to: UInt8.self).span, to: &column.bytes)
        }
        guard isDecoded else { return .undecodable }
        column.endBytes()
        return .added
    }

    private func appendMoment(_ feature: borrowing OGRFeature, to column: inout PropertyColumn) -> Outcome {
        guard let moment = feature.moment(index), moment.isPossible else {
            column.appendNull()
            return .impossible
        }
        if kind == .date { moment.appendDay(to: &column.bytes) } else { moment.appendUTC(to: &column.bytes) }
        column.endBytes()
        return .added
    }
}
