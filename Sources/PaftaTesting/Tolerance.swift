/// Whether two lengths differ by no more than `metres`.
public func agree(_ left: Double, _ right: Double, withinMetres metres: Double) -> Bool { abs(left - right) <= metres }

/// Whether two angles differ by no more than `degrees`.
public func agree(_ left: Double, _ right: Double, withinDegrees degrees: Double) -> Bool {
    abs(left - right) <= degrees
}
