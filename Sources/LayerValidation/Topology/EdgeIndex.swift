import GeoCore

/// The envelopes of runs of edges, of runs of runs, and so on: most edges of a large geometry are left out unseen.
///
/// A street of a whole town is one area with some 100,000 vertices and as many neighbours.
struct EdgeIndex {
    /// Members of a run.
    private static let fanout = 32
    /// The positions of each run, and the envelopes of the edges that start at them; from short to long runs.
    private let levels: [(length: Int, envelopes: [Envelope])]

    /// Indexes the edges of a block; nothing if all its geometries are small.
    init(_ geometry: GeometryColumn) {
        let isLarge = (0..<geometry.count).contains { geometry.positions(ofRow: $0).count > 2 * Self.fanout }
        guard isLarge else {
            levels = []
            return
        }
        var envelopes = stride(from: 0, to: geometry.positionCount, by: Self.fanout)
            .map { start in
                var envelope = Envelope.empty
                // The last edge of a run ends where the next run starts.
                for position in start...min(start + Self.fanout, geometry.positionCount - 1) {
                    envelope.extend(x: geometry.xy[2 * position], y: geometry.xy[2 * position + 1])
                }
                return envelope
            }
        var levels = [(length: Self.fanout, envelopes: envelopes)]
        while envelopes.count > Self.fanout {
            envelopes = stride(from: 0, to: envelopes.count, by: Self.fanout)
                .map { start in
                    var envelope = Envelope.empty
                    for run in envelopes[start..<min(start + Self.fanout, envelopes.count)] { envelope.extend(by: run) }
                    return envelope
                }
            levels.append((levels[levels.count - 1].length * Self.fanout, envelopes))
        }
        self.levels = levels
    }

    /// Whether there is anything to be left out.
    var isEmpty: Bool { levels.isEmpty }

    /// Returns the first position from `position` on, at the start of a run, whose run meets a window.
    func next(from position: Int, meeting window: Envelope) -> Int {
        var position = position
        search: while true {
            for level in levels.reversed() where position.isMultiple(of: level.length) {
                let run = position / level.length
                guard run < level.envelopes.count else { return position }
                if !level.envelopes[run].intersects(window) {
                    position += level.length
                    continue search
                }
            }
            return position
        }
    }

    /// Whether a run starts at a position.
    func startsRun(_ position: Int) -> Bool { position.isMultiple(of: Self.fanout) }
}
