using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Contracts;

/// <summary>
/// Somebody outside tells of a family, by the answers of form F1, so that others may reach it. Whoever tells gets no card, no way to find it, and does not
/// work with it. Idempotent by the household's id. A family that may be known, whoever of it could be seen, is held apart: it is never asked about.
/// </summary>
/// <param name="Form">As for <see cref="RegisterFamily"/>; what it says of being known already is not asked.</param>
/// <exception cref="Refused">"Not registered", on the input's name as the form has it; nothing was written.</exception>
/// <remarks>The answer says whether it was made or held: for the caller's rules alone. It is never shown, in whatever way, to whoever told of the family.</remarks>
[Allows("families.households.report", Unscoped = "a family that is new belongs to nobody yet, and whoever tells of it sees nothing of it")]
public sealed record ReportFamily(RegisterFamily Form) : IRequestOf<RegisterFamily.Answer>
{
    /// <summary>The id under which a repeat is known.</summary>
    public Guid Id => Form.HouseholdId;
}
