using Neighbourhood.Access.Contracts;
using Neighbourhood.FamilyHubs.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Asked;

/// <summary>What stands between a sender and a hub (form F13): its rules, the hub that takes it, its row, and the log of every try. The same for a family that is known and for one that is new.</summary>
internal sealed class ReferralDesk(Db db, ISend send, Referrals referrals, AskedSites sites, ReferralLog log, Aliases aliases, History history, CurrentUser user, TimeProvider clock)
{
    /// <summary>All of form F13 but whom it is about.</summary>
    internal sealed record Form(Guid Id, HubNeed? Need, string? NeedNote, bool? Agreed, Guid? SiteId, string? SafeContact, HubUrgency? Urgency, TellBack? TellBack, string? Reference);

    /// <param name="Registration">Null where the sender chose a family that was known to them.</param>
    internal sealed record About(Guid HouseholdId, IReadOnlyList<Guid> People, IReadOnlySet<Guid> Children, ReferralFamily? Registration = null);

    internal sealed record Sent(Guid Id, SendOutcome Outcome, string? ReasonCode);

    internal static void Check(Form form, Refusals refusals) => refusals
        .If(form.Id == Guid.Empty, "Id", "Send the id of the request, a new UUID")
        .If(form.Need is not { } need || !Enum.IsDefined(need), "Need", "Choose what would help")
        .Text(form.NeedNote, "NeedNote", 500)
        .If(form.Agreed != true, "Agreed", "Ask them first: a hub is asked only when they agree")
        .If(form.SiteId is null || form.SiteId == Guid.Empty, "SiteId", "Choose a hub")
        .Text(form.SafeContact, "SafeContact", 300, "Say how the hub may safely reach them")
        .If(form.Urgency is not { } urgency || !Enum.IsDefined(urgency), "Urgency", "Choose how soon")
        .If(form.TellBack is not { } tell || !Enum.IsDefined(tell), "TellBack", "Choose whether we may tell you what came of it")
        .Text(form.Reference, "Reference", 60);

    internal Guid Organisation => user.OrganisationId ?? throw new Refused("", "Your account belongs to no organisation. Ask whoever looks after accounts");

    /// <summary>The form, once it was checked, goes to its hub; where none takes it, the log keeps that and nothing else is kept.</summary>
    /// <param name="about">Whom it is about: asked only where a hub takes it.</param>
    internal async Task<Sent> Send(Form form, Func<Task<About>> about, CancellationToken ct)
    {
        var organisation = Organisation;
        var reference = string.IsNullOrWhiteSpace(form.Reference) ? form.Id.ToString() : form.Reference.Trim();
        var asked = form.SiteId!.Value;
        if (await db.Find<int>("SELECT COUNT(*) FROM familyhubs_site WHERE id = @asked", new { asked }, ct) == 0)
        {
            await log.Add(reference, null, organisation, null, SendOutcome.Failed, ReferralLog.UnknownSite, ct);
            return new(form.Id, SendOutcome.Failed, ReferralLog.UnknownSite);
        }
        if (await sites.OpenNow(asked, ct) is not { } site)
        {
            await log.Add(reference, null, organisation, asked, SendOutcome.Failed, ReferralLog.SiteClosed, ct);
            return new(form.Id, SendOutcome.Failed, ReferralLog.SiteClosed);
        }
        await Keep(form, await about(), organisation, site, reference, ct);
        await log.Retried(reference, organisation, ct);
        var outcome = site == asked ? SendOutcome.Sent : SendOutcome.Bounced;
        await log.Add(reference, form.Id, organisation, site, outcome, site == asked ? null : ReferralLog.SiteClosed, ct, retried: site != asked);
        return new(form.Id, outcome, site == asked ? null : ReferralLog.SiteClosed);
    }

    /// <summary>The log keeps what failed; whoever sent it hears why.</summary>
    /// <exception cref="Refused">It reached no hub.</exception>
    internal static Guid Arrived(Guid id, SendOutcome outcome, string? reasonCode) => outcome != SendOutcome.Failed ? id : throw new Refused("SiteId", reasonCode == ReferralLog.SiteClosed
        ? "This hub has closed and no other took its place. Choose another, and send it under a new id"
        : "There is no hub of this id. Look up where the hubs are, and send it under a new id");

    private async Task Keep(Form form, About about, Guid organisation, Guid site, string reference, CancellationToken ct)
    {
        var practice = (await send.Ask(new GetOrganisations([organisation]), ct)).SingleOrDefault(o => o.Type == OrganisationType.GpPractice)?.OdsCode;
        var due = await referrals.Due(form.Urgency!.Value, site, ct);
        var task = await referrals.Arrive(form.Id, about.HouseholdId, site, form.Urgency.Value, due, ct);
        await db.Execute("""
            INSERT INTO familyhubs_gp_referral (id, sender_user_id, sender_organisation_id, practice_ods, site_id, household_id, need, need_note, agreed, safe_contact, urgency, tell_back, children,
                received_at, state, task_id, reference, answer_due_on, registration, version)
            VALUES (@Id, @me, @organisation, @practice, @site, @HouseholdId, @Need, @note, 1, @safe, @Urgency, @TellBack, @count, @now, 'Received', @task, @reference, @due, @Registration, 1)
            """, new
        {
            form.Id,
            me = user.Id,
            organisation,
            practice = practice?.Length <= 10 ? practice : null,
            site,
            about.HouseholdId,
            form.Need,
            note = string.IsNullOrWhiteSpace(form.NeedNote) ? null : form.NeedNote.Trim(),
            safe = form.SafeContact!.Trim(),
            form.Urgency,
            form.TellBack,
            count = about.Children.Count,
            now = clock.Now(),
            task,
            reference,
            due,
            about.Registration,
        }, ct);
        var kept = await aliases.KeptOf(about.People, ct);
        foreach (var personId in about.People.DistinctBy(p => kept[p]))
            await db.Execute("INSERT INTO familyhubs_gp_referral_person (gp_referral_id, person_id, is_child) VALUES (@Id, @personId, @child)", new { form.Id, personId, child = about.Children.Contains(personId) }, ct);
        await history.Add(Subject.GpReferral, form.Id, null, nameof(GpReferralState.Received), ct: ct);
    }
}
