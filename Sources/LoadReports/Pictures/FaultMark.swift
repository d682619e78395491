internal import LayerValidation

/// The signs that stand for faults: a shape and a colour for each severity, so that neither is needed alone.
enum FaultMark {
    /// The outline of the sign around 0, 0, some 16 pixels wide.
    static func path(_ severity: Severity) -> String {
        switch severity {
        case .error: "M-8 0a8 8 0 1 0 16 0a8 8 0 1 0-16 0Z"
        case .warning: "M0-9L9 7H-9Z"
        case .information: "M-7-7h14v14h-14Z"
        case .off: "M0-9L9 0L0 9L-9 0Z"
        }
    }

    /// What is drawn into the sign.
    static func inside(_ severity: Severity) -> String {
        switch severity {
        case .error: "M-3-3l6 6M3-3l-6 6"
        case .warning: "M0-3.5v5M0 4v.4"
        case .information: "M0-1.5v4.5M0-4v.4"
        case .off: "M-3 0l2 2.5l4-5"
        }
    }

    /// Draws the sign, enlarged by `scale`, around a place; without its inside where a number is to stand.
    static func draw(
        _ out: inout Markup,
        _ severity: Severity,
        left: Double,
        top: Double,
        scale: Double = 1,
        isEmpty: Bool = false
    ) {
        var transform = "translate(\(PathData.number(left)) \(PathData.number(top)))"
        if scale != 1 { transform += " scale(\(PathData.number(scale)))" }
        out.element("g", [("class", "mark \(severity.styleClass)"), ("transform", transform)]) { out in
            out.empty("path", [("d", path(severity))])
            if !isEmpty { out.empty("path", [("class", "in"), ("d", inside(severity))]) }
        }
    }

    /// A sign to stand in a line of text; hidden from screen readers, because the word stands beside it.
    static func icon(_ out: inout Markup, _ severity: Severity) {
        out.element(
            "svg",
            [("class", "icon"), ("viewBox", "-10 -10 20 20"), ("aria-hidden", "true"), ("focusable", "false")]
        ) { out in
            draw(&out, severity, left: 0, top: 0)
        }
    }
}
