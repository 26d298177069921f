using Microsoft.AspNetCore.Mvc.Rendering;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Areas.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Programmes;

/// <summary>What a programme is called, for which families it is, and who hears of what.</summary>
internal sealed record ProgrammeTerms(string? Title, Guid? NeighbourhoodId, Guid? CoordinatorUserId, Guid? DeputyUserId)
{
    private const int Longest = 100;

    /// <exception cref="Refused">With every reason, by the names of the form's inputs.</exception>
    internal async Task Check(ISend send, CancellationToken ct)
    {
        List<Guid> staff = [.. new[] { CoordinatorUserId, DeputyUserId }.OfType<Guid>().Distinct()];
        var working = (staff.Count == 0 ? [] : await send.Ask(new GetStaff(staff), ct)).Where(w => !w.Ended).Select(w => w.Id).ToHashSet();
        new Refusals()
            .Text(Title, nameof(Title), Longest, "Enter a name for the programme")
            .If(NeighbourhoodId is { } area && (await send.Ask(new GetNeighbourhoods([area]), ct)).Count == 0, nameof(NeighbourhoodId), "Choose a neighbourhood from the list")
            .If(CoordinatorUserId is null, nameof(CoordinatorUserId), "Choose who hears first")
            .If(CoordinatorUserId is { } first && !working.Contains(first), nameof(CoordinatorUserId), "Choose somebody who works here")
            .If(DeputyUserId is { } deputy && !working.Contains(deputy), nameof(DeputyUserId), "Choose somebody who works here")
            .If(DeputyUserId is not null && DeputyUserId == CoordinatorUserId, nameof(DeputyUserId), "Choose somebody else than the one who hears first")
            .Throw();
    }

    /// <summary>For the pickers of a form.</summary>
    internal static async Task<(IReadOnlyList<SelectListItem> Areas, IReadOnlyList<SelectListItem> Workers)> Choices(ISend send, CancellationToken ct)
    {
        var areas = (await send.Ask(new GetNeighbourhoods(), ct)).OrderBy(n => n.Name, StringComparer.OrdinalIgnoreCase).Select(n => new SelectListItem(n.Name, n.Id.ToString()));
        var workers = (await send.Ask(new FindStaff(Role: Roles.PeerCoordinator), ct)).Concat(await send.Ask(new FindStaff(Role: Roles.PeerSupervisor), ct)).DistinctBy(w => w.Id);
        return ([.. areas], [.. Staff.Choices(workers)]);
    }
}
