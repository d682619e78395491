internal import FeatureFormats
internal import GeoCore
public import Logging
internal import OGCServices

/// Writes each log event as one line of JSON, for machines and for `grep`.
public struct JSONLogHandler: LogHandler {
    /// Members of every line.
    public var metadata: Logger.Metadata = [:]
    /// Events below this level are dropped.
    public var logLevel: Logger.Level = .info
    private let label: String
    private let output: LogOutput

    /// Creates a handler that writes to the standard error.
    public init(label: String) {
        self.label = label
        output = .standardError
    }

    /// Reads or sets a member of every line.
    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    /// Writes one event.
    public func log(event: LogEvent) {
        var line = ByteWriter(capacity: 512)
        line.append("{\"time\":\"")
        line.append(verbatim: WallClock.system.timestamp)
        line.append("\",\"level\":\"")
        line.append(verbatim: event.level.rawValue)
        line.append("\",\"message\":")
        JSONText.append(event.message.description, to: &line)
        var members = metadata
        members.merge(event.metadata ?? [:]) { _, new in new }
        for (name, value) in members.sorted(by: { $0.key < $1.key }) {
            line.append(UInt8(ascii: ","))
            JSONText.append(name, to: &line)
            line.append(UInt8(ascii: ":"))
            append(value, to: &line)
        }
        line.append("}\n")
        output.write(line.bytes)
    }

    private func append(_ value: Logger.Metadata.Value, to line: inout ByteWriter) {
        switch value {
        // A number stays a number, so that logs can be summed.
        case .stringConvertible(let number as any BinaryInteger): line.append(verbatim: "\(number)")
        case .stringConvertible(let number as Double): JSONText.append(number, to: &line)
        default: JSONText.append("\(value)", to: &line)
        }
    }
}
