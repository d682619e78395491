public import GeoCore

/// The text encoding of CQL2.
///
/// - SeeAlso: OGC 21-065r2, clause 8.2 and annex B.
public enum CQL2Text {
    /// Returns the tree of a filter.
    ///
    /// Beyond the grammar: a quoted name holds any characters (a double quote is doubled), functions may be quoted too,
    /// parentheses may stand around every value, `NOT` may be repeated, a sign may stand before parentheses.
    ///
    /// - Parameters:
    ///   - text: The filter, without percent-encoding.
    ///   - budget: What is read at most.
    ///   - axisOrder: Which number of a box is its south; positions stay in the order they are written in.
    /// - Returns: The tree, whose nodes know where they stand.
    /// - Throws: `filter.invalid` with the character where the text goes wrong; `filter.tooLarge` beyond the budget.
    public static func parse(
        _ text: String,
        budget: ParseBudget = .standard,
        axisOrder: AxisOrder = .eastNorth
    ) throws(PaftaError) -> Expression {
        try FilterReading.checkLength(text.utf8.count, budget)
        return try parse(utf8: Array(text.utf8), budget: budget, axisOrder: axisOrder)
    }

    /// Returns the tree of a filter given as bytes, which may be anything.
    ///
    /// - Throws: As ``parse(_:budget:axisOrder:)``; `filter.invalid` also for bytes that are not UTF-8.
    public static func parse(
        utf8: [UInt8],
        budget: ParseBudget = .standard,
        axisOrder: AxisOrder = .eastNorth
    ) throws(PaftaError) -> Expression {
        var parser = try TextParser(FilterReading(utf8, budget: budget), axisOrder: axisOrder)
        return try parser.filter()
    }

    /// Returns the text of a filter, with as few parentheses and quoted names as the grammar needs.
    ///
    /// Reading it again gives an equal tree, if the tree came from a parser of this module.
    public static func encode(_ expression: Expression) -> String {
        var printer = TextPrinter()
        printer.write(expression)
        return printer.text
    }
}
