/// What one walk along a ring tells about it.
struct RingShape {
    /// Twice the area by the surveyor's formula in tile coordinates.
    var doubledArea = 0
    /// Whether the ring turns back on itself somewhere.
    var hasSpike = false
    /// Whether all turns go one way and around once.
    var isConvex = false

    /// Walks along the points `start ..< end`, at least three.
    init(_ points: Span<Int32>, start: Int, end: Int) {
        var bx = Int(points[2 * end - 2])
        var by = Int(points[2 * end - 1])
        var ux = bx - Int(points[2 * end - 4])
        var uy = by - Int(points[2 * end - 3])
        var turnsLeft = false
        var turnsRight = false
        var rounds = 0
        var isUpward = uy > 0 || (uy == 0 && ux > 0)
        for index in start..<end {
            let cx = Int(points[2 * index])
            let cy = Int(points[2 * index + 1])
            let vx = cx - bx
            let vy = cy - by
            let turn = ux &* vy &- uy &* vx
            if turn > 0 {
                turnsRight = true
            } else if turn < 0 {
                turnsLeft = true
            } else if ux &* vx &+ uy &* vy < 0 {
                hasSpike = true
            }
            // Each turn is less than half a circle: the headings pass from down to up once per full circle.
            let wasUpward = isUpward
            isUpward = vy > 0 || (vy == 0 && vx > 0)
            if isUpward, !wasUpward { rounds &+= 1 }
            doubledArea &+= bx &* cy &- cx &* by
            (bx, by, ux, uy) = (cx, cy, vx, vy)
        }
        isConvex = !hasSpike && turnsLeft != turnsRight && rounds == 1
    }
}
