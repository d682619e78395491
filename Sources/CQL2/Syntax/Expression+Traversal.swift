import GeoCore

extension Expression {
    /// The nodes directly below, in the order they are written in.
    public var children: [Expression] {
        switch kind {
        case .literal, .property: []
        case .caseInsensitive(let operand), .accentInsensitive(let operand), .not(let operand), .isNull(let operand):
            [operand]
        case .function(_, let operands), .array(let operands), .and(let operands), .or(let operands): operands
        case .interval(let start, let end): [start, end].compactMap { $0 }
        case .arithmetic(_, let left, let right), .comparison(_, let left, let right), .spatial(_, let left, let right),
            .temporal(_, let left, let right), .arrayComparison(_, let left, let right), .like(let left, let right):
            [left, right]
        case .between(let operand, let lower, let upper): [operand, lower, upper]
        case .isIn(let operand, let values): [operand] + values
        }
    }

    /// The names of all properties that the filter uses.
    public var properties: Set<String> {
        var names: Set<String> = []
        var open = [self]
        while let node = open.popLast() {
            if case .property(let name) = node.kind { names.insert(name) }
            open += node.children
        }
        return names
    }

    /// What must hold all together: the operands of `AND`, also of nested ones; the filter itself if it is no `AND`.
    public var conjuncts: [Expression] {
        guard case .and(let operands) = kind else { return [self] }
        return operands.flatMap(\.conjuncts)
    }

    /// Returns the tree with every literal replaced.
    public func mappingLiterals(_ replacement: (Literal) -> Literal) -> Expression {
        func map(_ node: Expression) -> Expression { node.mappingLiterals(replacement) }
        let kind: Kind =
            switch self.kind {
            case .literal(let literal): .literal(replacement(literal))
            case .property: self.kind
            case .arithmetic(let operation, let left, let right): .arithmetic(operation, map(left), map(right))
            case .function(let name, let arguments): .function(name, arguments.map(map))
            case .caseInsensitive(let operand): .caseInsensitive(map(operand))
            case .accentInsensitive(let operand): .accentInsensitive(map(operand))
            case .array(let elements): .array(elements.map(map))
            case .interval(let start, let end): .interval(start: start.map(map), end: end.map(map))
            case .and(let operands): .and(operands.map(map))
            case .or(let operands): .or(operands.map(map))
            case .not(let operand): .not(map(operand))
            case .comparison(let operation, let left, let right): .comparison(operation, map(left), map(right))
            case .isNull(let operand): .isNull(map(operand))
            case .like(let operand, let pattern): .like(map(operand), pattern: map(pattern))
            case .between(let operand, let lower, let upper):
                .between(map(operand), lower: map(lower), upper: map(upper))
            case .isIn(let operand, let values): .isIn(map(operand), values.map(map))
            case .spatial(let operation, let left, let right): .spatial(operation, map(left), map(right))
            case .temporal(let operation, let left, let right): .temporal(operation, map(left), map(right))
            case .arrayComparison(let operation, let left, let right):
                .arrayComparison(operation, map(left), map(right))
            }
        return Expression(kind, offset: offset)
    }

    /// Returns the filter with x and y of every geometry and box exchanged; heights stay.
    ///
    /// For a filter whose `filter-crs` has north before east.
    public func swappingAxes() -> Expression {
        mappingLiterals { literal in
            switch literal {
            case .geometry(let geometry): .geometry(geometry.swappingAxes())
            case .box(let numbers): .box(Self.swappingAxes(ofBox: numbers))
            default: literal
            }
        }
    }

    private static func swappingAxes(ofBox numbers: [Double]) -> [Double] {
        var result = numbers
        if numbers.count >= 4 {
            result.swapAt(0, 1)
            result.swapAt(numbers.count / 2, numbers.count / 2 + 1)
        }
        return result
    }
}

extension GeometryLiteral {
    /// Returns the geometry with x and y of every position exchanged.
    public func swappingAxes() -> GeometryLiteral {
        var result = self
        for position in 0..<column.positionCount { result.column.xy.swapAt(2 * position, 2 * position + 1) }
        return result
    }
}
