using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Contracts;

/// <summary>How much of a person the viewer may see.</summary>
public enum Masking
{
    /// <summary>The viewer works with this family.</summary>
    Full,
    /// <summary>The name and no more: an invited attendee.</summary>
    NameOnly,
    /// <summary>A restricted person: first name only, no place, until a reason is given.</summary>
    Restricted,
    /// <summary>Nothing: the name reads "Somebody you do not work with".</summary>
    Hidden,
}

/// <summary>The only source of people's names on a screen: each masked for the viewer, in no order; an unknown id is left out.</summary>
[Anyone("answered to everybody signed in, each family masked by what the viewer works with")]
public sealed record GetPeople(IReadOnlyList<Guid> PersonIds) : IQuery<IReadOnlyList<GetPeople.Person>>
{
    /// <param name="Id">As it was asked for, also where the record was joined with another: both then read the same.</param>
    /// <param name="Name">What to print, already masked.</param>
    /// <param name="Age">In words: "3 years", "5 months", "adult"; null when masked or not known.</param>
    /// <param name="InterpreterNeeded">Null when masked.</param>
    /// <param name="KeptId">Who is kept, where this record was joined with another: a list shows them once.</param>
    public sealed record Person(Guid Id, Guid? HouseholdId, string Name, Masking Masking, string? Age, string? Language, bool? InterpreterNeeded, Guid? KeptId = null);
}
