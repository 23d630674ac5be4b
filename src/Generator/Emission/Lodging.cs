namespace GradGen.Emission;

/// <summary>Where a buffer lives.</summary>
internal enum Lodging : byte
{
    /// <summary>On the stack, or rented when it is long.</summary>
    Stack,

    /// <summary>Rented until the method ends: a span over stack memory could not be assigned where this one is.</summary>
    Rented,

    /// <summary>In a loop: every iteration takes the same rented array, which is changed for a longer one where needed.</summary>
    Recurring,

    /// <summary>On the heap, for it outlives the iteration or the call that makes it.</summary>
    Heap,
}
