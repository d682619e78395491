internal import FeatureQuery

extension ColumnCoercion {
    func append(text bytes: ArraySlice<UInt8>, to result: inout PropertyColumn) -> CoercionFailure.Reason? {
        let trimmed = BlankText.trimmed(bytes)
        guard !BlankText.isMissing(trimmed) else {
            result.appendNull()
            return nil
        }
        switch target {
        case .integer, .real: return append(numberText: trimmed, to: &result)
        case .boolean:
            guard let flag = TruthText.read(trimmed) else { return .notABoolean }
            result.append(integer: flag ? 1 : 0)
        case .date, .dateTime: return append(momentText: trimmed, to: &result)
        case .text: result.append(text: String(decoding: bytes, as: UTF8.self))
        case .binary: return .noCounterpart
        }
        return nil
    }

    private func append(
        numberText bytes: ArraySlice<UInt8>,
        to result: inout PropertyColumn
    ) -> CoercionFailure.Reason? {
        let number: DecimalNumber
        switch NumberText.read(bytes) {
        case nil: return .notANumber
        case .number(let read, _): number = read
        case .ambiguous(let fraction, let thousands, let form):
            guard let numberForm else { return .ambiguousNumber }
            number = numberForm == form ? fraction : thousands
        }
        guard target == .integer else {
            guard let real = number.real else { return .tooGreat }
            result.append(real: real)
            return nil
        }
        switch number.whole {
        case .integer(let integer): result.append(integer: integer)
        case .fraction: return .fraction
        case .tooGreat: return .tooGreat
        }
        return nil
    }

    private func append(
        momentText bytes: ArraySlice<UInt8>,
        to result: inout PropertyColumn
    ) -> CoercionFailure.Reason? {
        guard let moment = MomentText(bytes) else { return .notADate }
        guard moment.isPossible else { return .impossibleDate }
        result.append(text: target == .date ? moment.dayText : moment.momentText)
        return nil
    }

    func append(integer: Int64, to result: inout PropertyColumn) -> CoercionFailure.Reason? {
        switch target {
        case .integer: result.append(integer: integer)
        case .real: result.append(real: Double(integer))
        case .text: result.append(text: source == .boolean ? "\(integer != 0)" : "\(integer)")
        case .boolean:
            guard integer == 0 || integer == 1 else { return .notABoolean }
            result.append(integer: integer)
        case .date, .dateTime:
            // 20261121 is how some registers keep days; any other number would have to be guessed.
            guard source == .integer else { return .noCounterpart }
            guard (10_000_101...99_991_231).contains(integer) else { return .notADate }
            return append(momentText: Array("\(integer)".utf8)[...], to: &result)
        case .binary: return .noCounterpart
        }
        return nil
    }

    func append(real: Double, to result: inout PropertyColumn) -> CoercionFailure.Reason? {
        guard target != .text else {
            result.append(text: RealText.text(of: real))
            return nil
        }
        guard target != .real else {
            result.append(real: real)
            return nil
        }
        guard target != .binary else { return .noCounterpart }
        guard real.isFinite else { return .notANumber }
        guard real == real.rounded() else { return target == .boolean ? .notABoolean : .fraction }
        guard let integer = Int64(exactly: real) else { return .tooGreat }
        return append(wholeReal: integer, to: &result)
    }

    private func append(wholeReal integer: Int64, to result: inout PropertyColumn) -> CoercionFailure.Reason? {
        switch target {
        case .date, .dateTime:
            guard (10_000_101...99_991_231).contains(integer) else { return .notADate }
            return append(momentText: Array("\(integer)".utf8)[...], to: &result)
        default: return append(integer: integer, to: &result)
        }
    }

    func append(moment bytes: ArraySlice<UInt8>, to result: inout PropertyColumn) -> CoercionFailure.Reason? {
        switch target {
        case .text:
            result.append(text: String(decoding: bytes, as: UTF8.self))
        case .date, .dateTime: return append(momentText: bytes, to: &result)
        case .integer, .real, .boolean, .binary: return .noCounterpart
        }
        return nil
    }
}
