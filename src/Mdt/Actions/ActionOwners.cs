using Microsoft.AspNetCore.Mvc.Rendering;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Meetings;

namespace Neighbourhood.Mdt.Actions;

/// <summary>
/// Who may owe an action: a member of the team, somebody who came as a deputy or was invited to the item, or the organisation of
/// somebody invited; never who declared a conflict with the family.
/// </summary>
internal sealed class ActionOwners(Db db, ISend send)
{
    /// <param name="UserId">Who is told; of an organisation, the one of it who was invited first.</param>
    internal sealed record Owner(Guid UserId, Guid? OrganisationId);

    /// <summary>Where an action belongs.</summary>
    internal sealed record Place(Guid MdtId, Guid? ItemId, Guid HouseholdId);

    /// <summary>Whom a chosen id means, a worker's or an organisation's; null for somebody who may not owe it.</summary>
    internal async Task<Owner?> Of(Place place, Guid chosen, CancellationToken ct)
    {
        var barred = await Conflicts.With(db, place.HouseholdId, ct);
        if (barred.Contains(chosen)) return null;
        if ((await People(place, ct)).Contains(chosen)) return new(chosen, null);
        return (await Invited(place.ItemId, ct)).FirstOrDefault(w => w.OrganisationId == chosen && !barred.Contains(w.Id)) is { } first ? new(first.Id, chosen) : null;
    }

    /// <summary>For a picker: people by name, then the organisations of those invited.</summary>
    internal async Task<IReadOnlyList<SelectListItem>> Choices(Place place, CancellationToken ct)
    {
        var barred = await Conflicts.With(db, place.HouseholdId, ct);
        List<Guid> people = [.. (await People(place, ct)).Where(p => !barred.Contains(p))];
        var workers = people.Count == 0 ? [] : await send.Ask(new GetStaff(people), ct);
        return
        [
            .. Staff.Choices(workers.Where(w => !w.Ended).OrderBy(w => w.Name, StringComparer.OrdinalIgnoreCase)),
            .. Organisations((await Invited(place.ItemId, ct)).Where(w => !barred.Contains(w.Id))),
        ];
    }

    /// <summary>The organisations of these workers, each once, as a picker shows them.</summary>
    internal static IEnumerable<SelectListItem> Organisations(IEnumerable<GetStaff.Worker> workers) => workers
        .Where(w => w is { OrganisationId: not null, Organisation: not null }).DistinctBy(w => w.OrganisationId)
        .Select(w => new SelectListItem($"{w.Organisation} (whoever of it was invited)", w.OrganisationId.ToString()));

    /// <summary>Who may work an action and is told of it: its owner, and of an organisation those of it who were invited.</summary>
    internal async Task<IReadOnlyList<Guid>> Workers(Guid actionId, CancellationToken ct)
    {
        if (await db.Find<Owned>("""
            SELECT a.owner_user_id, a.owner_organisation_id, a.item_id, c.household_id FROM mdt_action a JOIN mdt_case c ON c.id = a.case_id WHERE a.id = @actionId
            """, new { actionId }, ct) is not { } owned) return [];
        var others = owned.OwnerOrganisationId is null ? [] : (await Invited(owned.ItemId, ct)).Where(w => w.OrganisationId == owned.OwnerOrganisationId).Select(w => w.Id);
        var barred = await Conflicts.With(db, owned.HouseholdId, ct);
        return [.. others.Prepend(owned.OwnerUserId).Distinct().Where(w => !barred.Contains(w))];
    }

    /// <summary>Names for a screen: the worker's, or the organisation's.</summary>
    internal async Task<Func<Guid, Guid?, string>> Names(IEnumerable<Guid> userIds, IEnumerable<Guid?> organisationIds, CancellationToken ct)
    {
        var people = await send.Names(userIds.Cast<Guid?>(), ct);
        List<Guid> ids = [.. organisationIds.OfType<Guid>().Distinct()];
        var organisations = ids.Count == 0 ? [] : (await send.Ask(new GetOrganisations(ids), ct)).ToDictionary(o => o.Id, o => o.Name);
        return (user, organisation) => organisation is { } id ? organisations.GetValueOrDefault(id, "An organisation") : people(user);
    }

    private Task<IReadOnlyList<Guid>> People(Place place, CancellationToken ct) => db.Query<Guid>("""
        SELECT user_id FROM mdt_member WHERE mdt_id = @MdtId AND left_on IS NULL
        UNION SELECT a.user_id FROM mdt_item i JOIN mdt_attendance a ON a.meeting_id = i.meeting_id WHERE i.id = @ItemId AND a.deputy_for IS NOT NULL
        UNION SELECT user_id FROM mdt_invitation WHERE item_id = @ItemId AND withdrawn_at IS NULL
        """, place, ct);

    private async Task<IReadOnlyList<GetStaff.Worker>> Invited(Guid? itemId, CancellationToken ct)
    {
        var ids = await db.Query<Guid>("SELECT user_id FROM mdt_invitation WHERE item_id = @itemId AND withdrawn_at IS NULL ORDER BY invited_at, id", new { itemId }, ct);
        if (ids.Count == 0) return [];
        var workers = (await send.Ask(new GetStaff(ids), ct)).Where(w => !w.Ended).ToDictionary(w => w.Id);
        return [.. ids.Distinct().Where(workers.ContainsKey).Select(id => workers[id])];
    }

    private sealed record Owned(Guid OwnerUserId, Guid? OwnerOrganisationId, Guid? ItemId, Guid HouseholdId);
}
