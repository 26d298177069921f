using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Sessions;

/// <summary>The fields that a session and a series have in common: what, where, when, by whom, for how many.</summary>
[BindProperties(SupportsGet = true)]
internal abstract class PlanPage(PlanChoices choices, TimeProvider clock) : FormPage
{
    public Guid Id { get; set; }
    public Guid? SiteId { get; set; }
    public Guid? ActivityId { get; set; }
    public Guid? ProgrammeId { get; set; }
    public Guid? RoomId { get; set; }
    public string? Place { get; set; }
    public string? Link { get; set; }
    [Display(Name = "When it starts")]
    public TimeOnly? StartsAt { get; set; }
    [Display(Name = "How long it takes")]
    public int? Minutes { get; set; }
    [Display(Name = "How many places")]
    public int? Capacity { get; set; }
    public bool NoLimit { get; set; }
    public List<Guid> LeadIds { get; set; } = [];
    public bool? Opens { get; set; }

    internal PlanChoices Choices => choices;

    /// <summary>The place and the activity of a plan that stands stay what they are.</summary>
    internal virtual bool SamePlace => false;

    protected TimeProvider Clock => clock;

    protected async Task Begin(CancellationToken ct)
    {
        ModelState.Clear();
        (Id, Opens) = (clock.NewId(), Opens ?? true);
        await Show(ct);
        // What the activity takes and is meant for, as a beginning.
        if (await choices.Usual(ActivityId, ct) is { } usual)
        {
            (Minutes, Capacity, NoLimit) = (Minutes ?? usual.Minutes, Capacity ?? usual.Capacity, NoLimit || (Capacity ?? usual.Capacity) is null);
            if (choices.Sites.Any(s => s.Value == usual.SiteId.ToString())) SiteId ??= usual.SiteId;
        }
        Minutes ??= 90;
        if (choices.Sites is [var only]) SiteId ??= Guid.Parse(only.Value);
    }

    /// <summary>A form without its place goes to no place's rules: what else is missing is said with it, so that nobody sends it once for each field.</summary>
    protected Guid Placed(Action<Refusals> alsoMissing)
    {
        if (SiteId is { } site) return site;
        var refusals = new Refusals().If(true, nameof(SiteId), "Choose the place that holds it").If(ActivityId is null, nameof(ActivityId), "Choose an activity of your hub");
        alsoMissing(refusals);
        TermChecks.Said(refusals, Minutes, Capacity, NoLimit, LeadIds, Opens == true);
        refusals.Throw();
        return Guid.Empty;
    }

    protected override Task Show(CancellationToken ct) => choices.Load(LeadIds, ct);
}
