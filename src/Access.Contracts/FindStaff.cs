using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Contracts;

/// <summary>Workers whose account is open, for a picker: by a part of the name or organisation, at most 50, ordered by name.</summary>
/// <param name="Text">A part of the name or the organisation's name; null or empty for all.</param>
/// <param name="Role">Only who holds this role (a code of <see cref="Roles"/>); null for any.</param>
/// <param name="ScopeId">With <paramref name="Role"/>: only who holds it there or everywhere; null for any place.</param>
[Anyone("the names of colleagues are for every signed-in person; the answer checks that they are")]
public sealed record FindStaff(string? Text = null, string? Role = null, Guid? ScopeId = null) : IQuery<IReadOnlyList<GetStaff.Worker>>;
