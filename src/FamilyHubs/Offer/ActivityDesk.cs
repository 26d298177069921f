using Neighbourhood.Access.Contracts;
using Neighbourhood.Contact.Contracts;
using Neighbourhood.FamilyHubs.Sites;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Offer;

/// <summary>Reads and keeps activities; what families read of them passes the measures of every message to families.</summary>
internal sealed class ActivityDesk(Db db, ISend send)
{
    internal async Task<ActivityRow> Find(Guid activityId, CancellationToken ct) => await db.Find<ActivityRow>("""
        SELECT id, site_id, title, about, strand, category, audience, age_from_months, age_to_months, bookable, capacity, children_per_lead, minutes, cost_pence, languages, accessibility, send_needs,
            evidence, evidence_source, co_designed_with, co_design_link, aims, principles, virtual, is_public, retired_on, version
        FROM familyhubs_activity WHERE id = @activityId
        """, new { activityId }, ct) ?? throw new NotFound("The activity");

    internal Task<IReadOnlyList<Guid>> Providers(Guid activityId, CancellationToken ct) =>
        db.Query<Guid>("SELECT organisation_id FROM familyhubs_activity_provider WHERE activity_id = @activityId ORDER BY organisation_id", new { activityId }, ct);

    /// <summary>Refuses what cannot be, and words that no family may read.</summary>
    internal async Task Check(ActivityTerms terms, CancellationToken ct)
    {
        var refusals = terms.Check();
        foreach (var (input, text) in new[] { ("Terms.Title", terms.Title), ("Terms.About", terms.About) })
        {
            if (string.IsNullOrWhiteSpace(text)) continue;
            var words = await send.Ask(new CheckPlainWords(text), ct);
            foreach (var word in words.Forbidden) refusals.If(true, input, $"Say it without \"{word}\": families do not call it that");
            refusals.If(words.HoldsNumbers, input, "Leave out telephone numbers and e-mail addresses: the place's own stand beside it");
        }
        if (terms.Providers.Count is > 0 and <= 20)
            refusals.If((await send.Ask(new GetOrganisations(terms.Providers), ct)).Count < terms.Providers.Distinct().Count(), "Terms.Providers", "Choose organisations of the list");
        refusals.Throw();
    }

    /// <summary>What is not refused and still should be thought of.</summary>
    internal async Task<IReadOnlyList<string>> Warnings(ActivityRow row, CancellationToken ct)
    {
        var warnings = new List<string>();
        var area = await SiteArea.NeighbourhoodOf(db, row.SiteId, ct);
        if (Ages.Warning(row.AgeToMonths, await send.Number("hub.ageMax", area, ct), await send.Number("hub.sendAgeMax", area, ct)) is { } age) warnings.Add(age);
        if ((await send.Ask(new CheckPlainWords(row.About), ct)).IsHard) warnings.Add("The text is hard to read. Use shorter sentences and shorter words.");
        if (row.Strand == Strand.Targeted && row.Bookable == Bookable.DropIn) warnings.Add("It is targeted, and anybody may drop in.");
        return warnings;
    }

    internal async Task Insert(ActivityRow row, IReadOnlyList<Guid> providers, CancellationToken ct)
    {
        await db.Execute("""
            INSERT INTO familyhubs_activity (id, site_id, title, folded_title, about, strand, category, audience, age_from_months, age_to_months, bookable, capacity, children_per_lead, minutes, cost_pence,
                languages, accessibility, send_needs, evidence, evidence_source, co_designed_with, co_design_link, aims, principles, virtual, is_public, version)
            VALUES (@Id, @SiteId, @Title, @FoldedTitle, @About, @Strand, @Category, @Audience, @AgeFromMonths, @AgeToMonths, @Bookable, @Capacity, @ChildrenPerLead, @Minutes, @CostPence,
                @Languages, @Accessibility, @SendNeeds, @Evidence, @EvidenceSource, @CoDesignedWith, @CoDesignLink, @Aims, @Principles, @Virtual, @IsPublic, 1)
            """, row, ct);
        await Keep(row.Id, providers, ct);
    }

    internal async Task Update(ActivityRow row, IReadOnlyList<Guid> providers, Func<Task<Conflict>> conflict, CancellationToken ct)
    {
        await db.ExecuteVersioned("""
            UPDATE familyhubs_activity SET title = @Title, folded_title = @FoldedTitle, about = @About, strand = @Strand, category = @Category, audience = @Audience,
                age_from_months = @AgeFromMonths, age_to_months = @AgeToMonths, bookable = @Bookable, capacity = @Capacity, children_per_lead = @ChildrenPerLead, minutes = @Minutes,
                cost_pence = @CostPence, languages = @Languages, accessibility = @Accessibility, send_needs = @SendNeeds, evidence = @Evidence, evidence_source = @EvidenceSource, co_designed_with = @CoDesignedWith,
                co_design_link = @CoDesignLink, aims = @Aims, principles = @Principles, virtual = @Virtual, is_public = @IsPublic, version = version + 1
            WHERE id = @Id AND version = @Version
            """, row, conflict: conflict, ct: ct);
        await db.Execute("DELETE FROM familyhubs_activity_provider WHERE activity_id = @Id", new { row.Id }, ct);
        await Keep(row.Id, providers, ct);
    }

    private async Task Keep(Guid activityId, IReadOnlyList<Guid> providers, CancellationToken ct)
    {
        foreach (var provider in providers.Distinct())
            await db.Execute("INSERT INTO familyhubs_activity_provider (activity_id, organisation_id) VALUES (@activityId, @provider)", new { activityId, provider }, ct);
    }
}
