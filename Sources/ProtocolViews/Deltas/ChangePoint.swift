internal import FeatureQuery
internal import GeoCore

/// What a cursor of changes says: where a partner stands, and where it is led to.
struct ChangePoint: Hashable {
    /// The parts of a delta, in their order.
    ///
    /// What goes is told before what comes, as a feature that comes may bear the name of one that goes.
    enum Phase: UInt8 {
        case removals
        case arrivals
    }

    /// Which view of which version it was.
    struct ViewMark: Hashable {
        static let none = ViewMark(version: "", name: "")
        /// The version of the protocol, by which the view can be looked up.
        var version: String
        /// A hash of everything that the view is made of.
        var name: String
    }

    /// Where a page begins within a delta.
    struct Progress: Hashable {
        /// The state that the delta leads to.
        var target: Int64
        /// The view in which it is told.
        var view: ViewMark
        var phase: Phase
        /// The row behind which the page begins.
        var position: Int64
    }

    /// The incarnation of the layer.
    var incarnation: String
    /// What the layer's columns were, as a hash.
    var columns: UInt64
    /// The number of the state that the partner has; `nil` if it has nothing yet.
    var number: Int64?
    /// The view by which it got that state; empty if it has nothing yet.
    var view: ViewMark
    /// How far a delta has been told; `nil` between deltas.
    var progress: Progress?
}

extension ChangePoint {
    /// Changes with every form of the bytes.
    private static let form: UInt8 = 1

    /// The point as bytes; numbers have a fixed length, so that the length tells nothing of them.
    var bytes: [UInt8] {
        var bytes = [Self.form]
        Self.append(incarnation, to: &bytes)
        Self.append(columns, to: &bytes)
        bytes.append(number == nil ? 0 : 1)
        Self.append(UInt64(bitPattern: number ?? 0), to: &bytes)
        Self.append(view, to: &bytes)
        guard let progress else { return bytes }
        Self.append(UInt64(bitPattern: progress.target), to: &bytes)
        Self.append(progress.view, to: &bytes)
        bytes.append(progress.phase.rawValue)
        Self.append(UInt64(bitPattern: progress.position), to: &bytes)
        return bytes
    }

    /// Reads the bytes; `nil` if they are of another form.
    init?(_ bytes: [UInt8]) {
        var rest = bytes[...]
        guard rest.popFirst() == Self.form, let incarnation = Self.text(&rest), let columns = Self.number(&rest),
            let hasNumber = rest.popFirst(), let number = Self.number(&rest), let view = Self.mark(&rest)
        else { return nil }
        self.incarnation = incarnation
        self.columns = columns
        self.number = hasNumber == 1 ? Int64(bitPattern: number) : nil
        self.view = view
        guard !rest.isEmpty else { return }
        guard let target = Self.number(&rest), let seen = Self.mark(&rest),
            let phase = rest.popFirst().flatMap(Phase.init(rawValue:)), let position = Self.number(&rest), rest.isEmpty
        else { return nil }
        progress = Progress(
            target: Int64(bitPattern: target),
            view: seen,
            phase: phase,
            position: Int64(bitPattern: position)
        )
    }

    private static func append(_ number: UInt64, to bytes: inout [UInt8]) {
        for shift in stride(from: 56, through: 0, by: -8) { bytes.append(UInt8(truncatingIfNeeded: number >> shift)) }
    }

    private static func append(_ text: String, to bytes: inout [UInt8]) {
        append(UInt64(text.utf8.count), to: &bytes)
        bytes += text.utf8
    }

    private static func append(_ mark: ViewMark, to bytes: inout [UInt8]) {
        append(mark.version, to: &bytes)
        append(mark.name, to: &bytes)
    }

    private static func mark(_ rest: inout ArraySlice<UInt8>) -> ViewMark? {
        guard let version = text(&rest), let name = text(&rest) else { return nil }
        return ViewMark(version: version, name: name)
    }

    private static func number(_ rest: inout ArraySlice<UInt8>) -> UInt64? {
        guard rest.count >= 8 else { return nil }
        defer { rest = rest.dropFirst(8) }
        return rest.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }

    private static func text(_ rest: inout ArraySlice<UInt8>) -> String? {
        guard let length = number(&rest), length <= UInt64(rest.count) else { return nil }
        defer { rest = rest.dropFirst(Int(length)) }
        return String(validating: rest.prefix(Int(length)), as: UTF8.self)
    }
}

extension FeatureSchema {
    /// A hash of what decides how stored rows are read: the columns and their types.
    var columnHash: UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        func add(_ text: String) {
            // FNV-1a; texts are told apart by a byte that UTF-8 does not have.
            for byte in Array(text.utf8) + [0xFF] { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        }
        add(identifiers.rawValue)
        add(geometry.map { "\($0.name) \($0.crs.uri) \($0.hasHeights)" } ?? "")
        for property in properties {
            add(property.name)
            add(property.type.rawValue)
        }
        return hash
    }
}
