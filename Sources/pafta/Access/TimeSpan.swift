import ArgumentParser

/// A span of time that a person writes as `14d`, `12h` or `30m`.
struct TimeSpan: ExpressibleByArgument, CustomStringConvertible {
    /// The seconds.
    let seconds: Int64

    /// Creates a span.
    init(seconds: Int64) { self.seconds = seconds }

    /// Reads a span of at most ten years; `nil` if it is none.
    init?(argument: String) {
        let units: [Character: Int64] = ["d": 86_400, "h": 3_600, "m": 60]
        guard let unit = argument.last.flatMap({ units[$0] }), let count = Int64(argument.dropLast()),
            (0...5_256_000).contains(count), count * unit <= 3_650 * 86_400
        else { return nil }
        seconds = count * unit
    }

    /// The span in days, or else in minutes.
    var description: String {
        seconds.isMultiple(of: 86_400) ? "\(seconds / 86_400)d" : "\(seconds / 60)m"
    }
}
