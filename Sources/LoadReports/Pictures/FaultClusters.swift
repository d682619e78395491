internal import LayerValidation

/// Fault points gathered where they lie too close to be told apart.
struct FaultClusters {
    /// The sides of the square in which faults become one mark, in pixels; the larger ones leave room for large numbers.
    private static let sides = [30.0, 60, 110]
    /// The most marks that a smaller square may make.
    private static let limit = 60

    /// One mark.
    struct Mark {
        /// The worst severity among its faults.
        var severity: Severity
        /// The first fault of that severity.
        var first: NumberedFault
        /// The number of faults.
        var count: Int
        /// The place, in pixels.
        var left: Double
        var top: Double
    }

    /// The marks, the worst last, so that they lie on top.
    let marks: [Mark]
    /// The number of faults that lie outside the picture; their marks stand at its edge.
    let outside: Int
    /// The number of faults that have a point.
    let count: Int

    /// Gathers the faults that have a point.
    init(_ faults: [NumberedFault], in view: Viewport) {
        var clusters = FaultClusters(faults, in: view, side: Self.sides[0])
        for side in Self.sides.dropFirst() where clusters.marks.count > Self.limit {
            clusters = FaultClusters(faults, in: view, side: side)
        }
        self = clusters
    }

    private init(_ faults: [NumberedFault], in view: Viewport, side: Double) {
        var cells: [Int: Mark] = [:]
        var (outside, count) = (0, 0)
        for numbered in faults {
            guard let point = numbered.fault.point else { continue }
            let (left, top) = (view.left(point.x), view.top(point.y))
            guard left.isFinite, top.isFinite else { continue }
            count += 1
            if left < 0 || left > view.width || top < 0 || top > view.height { outside += 1 }
            let shown = (left: min(max(left, 10), view.width - 10), top: min(max(top, 10), view.height - 10))
            Self.add(numbered, shown, to: &cells[Int(shown.top / side) * 4_096 + Int(shown.left / side)])
        }
        self.outside = outside
        self.count = count
        marks = cells.values.sorted {
            $0.severity == $1.severity ? $0.first.number > $1.first.number : $0.severity < $1.severity
        }
    }

    private static func add(_ numbered: NumberedFault, _ place: (left: Double, top: Double), to cell: inout Mark?) {
        let severity = numbered.fault.shownSeverity
        guard var mark = cell else {
            cell = Mark(severity: severity, first: numbered, count: 1, left: place.left, top: place.top)
            return
        }
        mark.count += 1
        // The middle of all, so that a mark stands where most of its faults are.
        mark.left += (place.left - mark.left) / Double(mark.count)
        mark.top += (place.top - mark.top) / Double(mark.count)
        if severity > mark.severity { (mark.severity, mark.first) = (severity, numbered) }
        cell = mark
    }
}
