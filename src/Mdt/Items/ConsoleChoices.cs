using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Access.Contracts;
using Neighbourhood.FamilyHubs.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Teams;

namespace Neighbourhood.Mdt.Items;

/// <summary>What the chair can choose from in the console.</summary>
/// <param name="Owners">Members, deputies who came, those invited to the item, and their organisations.</param>
/// <param name="Sites">Hubs and places that are open, for a decision that a hub answers.</param>
/// <param name="Workers">Whoever may lead a case or come along on a visit.</param>
internal sealed record ConsoleChoices(
    IReadOnlyList<SelectListItem> Codes, IReadOnlyList<SelectListItem> Owners, IReadOnlyList<SelectListItem> Workers, IReadOnlyList<SelectListItem> Teams, IReadOnlyList<SelectListItem> Deputies,
    IReadOnlyList<SelectListItem> Sites)
{
    private sealed record Team(Guid Id, string Name, string Kind);

    internal static async Task<ConsoleChoices> Of(ConsoleView view, IServiceProvider services, CancellationToken ct)
    {
        var teams = await services.GetRequiredService<Db>().Query<Team>("SELECT id, name, kind FROM mdt_team WHERE id <> @MdtId ORDER BY name", new { view.Meeting.MdtId }, ct);
        var staff = await services.GetRequiredService<ISend>().Ask(new FindStaff(), ct);
        var sites = await services.GetRequiredService<ISend>().Ask(new GetSitesNear(null, services.GetRequiredService<TimeProvider>().Today()), ct);
        var invited = view.Item is { } item ? view.Meeting.Items.First(i => i.Id == item.Id).Invited.Select(v => v.UserId).ToHashSet() : [];
        var owners = view.People.Where(p => p.Member || p.DeputyFor is not null || invited.Contains(p.UserId)).Select(p => new SelectListItem(p.Name, p.UserId.ToString()))
            .Concat(Actions.ActionOwners.Organisations(staff.Where(w => invited.Contains(w.Id)))).ToList();
        var workers = staff.Select(w => new SelectListItem(w.Organisation is null ? w.Name : $"{w.Name}, {w.Organisation}", w.Id.ToString())).ToList();
        if (view.Item is { Lead: { } lead } hand && workers.TrueForAll(w => w.Value != hand.LeadUserId.ToString()))
            workers.Insert(0, new SelectListItem(lead, hand.LeadUserId.ToString()));
        return new(
            [.. Enum.GetValues<MdtDecisionCode>().Select(c => new SelectListItem(Decision.InWords(c), c.ToString()))],
            owners, workers,
            [.. teams.Where(t => MdtKinds.TalksAboutFamilies(t.Kind)).Select(t => new SelectListItem(t.Name, t.Id.ToString()))],
            [.. workers.Where(w => view.People.All(p => p.UserId.ToString() != w.Value))],
            [.. sites.Select(s => new SelectListItem(s.Name, s.SiteId.ToString()))]);
    }
}
