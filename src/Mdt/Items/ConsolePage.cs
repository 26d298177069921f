using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;

namespace Neighbourhood.Mdt.Items;

/// <summary>
/// The chair's console. Each of its buttons posts the whole form to a page of its own, which saves the notes, does its one thing and
/// comes back here; what was typed for another button waits in the form.
/// </summary>
[BindProperties(SupportsGet = true)]
internal abstract class ConsolePage(ISend send) : FormPage
{
    private const string Waiting = "console";
    private const int LongestWaiting = 500;

    /// <summary>Other scripts as themselves: as escapes they would take twice the room, and a browser sends only so much.</summary>
    private static readonly JsonSerializerOptions Short = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public Guid MeetingId { get; set; }
    public Guid? ItemId { get; set; }

    /// <summary>Of the item in hand.</summary>
    public int Version { get; set; }
    public int MeetingVersion { get; set; }

    /// <summary>Of the case of the item in hand.</summary>
    public int CaseVersion { get; set; }

    /// <summary>The item whose notes the form holds; null when none is being discussed.</summary>
    public Guid? NotesOf { get; set; }
    public string? Discussion { get; set; }
    public string? NewInformation { get; set; }
    public string? Challenged { get; set; }
    public string? FamilyVoice { get; set; }

    public Guid DecisionId { get; set; }
    public MdtDecisionCode? Code { get; set; }
    public string? Detail { get; set; }
    public Guid? SiteId { get; set; }
    public Guid? ToMdtId { get; set; }
    public Guid? TargetUserId { get; set; }
    public bool AgreedWithFamily { get; set; }
    public string? ReasonForReceiver { get; set; }

    public Guid ActionId { get; set; }
    public string? Text { get; set; }
    public Guid? OwnerUserId { get; set; }
    public DateOnly? DueOn { get; set; }

    public Guid? LeadUserId { get; set; }
    public string? LeadNote { get; set; }
    public DateOnly? NextReviewOn { get; set; }
    public string? NoActionReason { get; set; }
    public string? DeferReason { get; set; }

    /// <summary>Of a review.</summary>
    public ReviewResult? ReviewResult { get; set; }
    public NoChangeChoice? NoChangeChoice { get; set; }

    /// <summary>A decision or action to take off.</summary>
    public Guid Taken { get; set; }

    /// <summary>Who has come, left or sent apologies, where a button says so.</summary>
    public Guid? Who { get; set; }

    /// <summary>Who comes as a deputy, and for whom.</summary>
    public Guid? UserId { get; set; }
    public Guid? DeputyFor { get; set; }

    /// <summary>Sent from the agenda of a board or an event, and back to it.</summary>
    public bool OnAgenda { get; set; }

    internal ConsoleView View { get; private set; } = null!;

    internal ConsoleChoices Choices { get; private set; } = null!;

    internal DateTimeOffset Now { get; private set; }

    /// <summary>Names of those who do not object, where somebody does.</summary>
    internal IReadOnlyDictionary<Guid, string> OtherNames { get; private set; } = new Dictionary<Guid, string>();

    protected ISend Sender => send;

    /// <summary>The address of a step alone leads to the console.</summary>
    public virtual Task<IActionResult> OnGet(CancellationToken ct) => Task.FromResult<IActionResult>(Redirect(Here));

    protected string Here => OnAgenda ? $"/mdt/meetings/{MeetingId}/agenda" : ItemId is null ? $"/mdt/meetings/{MeetingId}/console" : $"/mdt/meetings/{MeetingId}/console?itemId={ItemId}";

    /// <summary>Saves the notes, then does one thing and comes back.</summary>
    /// <param name="done">The inputs that it used up.</param>
    /// <param name="to">Where to go instead.</param>
    protected Task<IActionResult> Do(Func<Task> act, CancellationToken ct, IReadOnlyList<string>? done = null, string? to = null) => Try(async () =>
    {
        if (to is null) CheckWaiting(done ?? []);
        if (NotesOf is { } item)
        {
            var version = await SaveItemNotes.Keep(send, item, new(Discussion, NewInformation, Challenged, FamilyVoice), Version, ct);
            if (item == ItemId) Version = version;
        }
        await act();
        if (to is null) LeaveTyped(done ?? []);
        return Redirect(to ?? Here);
    });

    /// <summary>Shows the console with what waits from the form before.</summary>
    protected async Task Open(CancellationToken ct)
    {
        ModelState.Clear();
        await Show(ct);
        TakeTyped();
    }

    protected override async Task Show(CancellationToken ct)
    {
        View = await send.Ask(new SeeConsole(MeetingId, ItemId), ct);
        Choices = await ConsoleChoices.Of(View, HttpContext.RequestServices, ct);
        if (View.Item is { Others.Count: > 0 } objected) OtherNames = (await send.Ask(new GetPeople(objected.Others), ct)).ToDictionary(p => p.Id, p => p.Name);
        ViewData["Title"] = $"{View.Meeting.Title}: console";
        ViewData["Wide"] = true;
        var clock = HttpContext.RequestServices.GetRequiredService<TimeProvider>();
        Now = clock.Now();
        if (DecisionId == Guid.Empty) DecisionId = clock.NewId();
        if (ActionId == Guid.Empty) ActionId = clock.NewId();
        if (ModelState.IsValid) FromItem(await Review.Of(send, clock.Today(), ct));
    }

    private void FromItem(Review review)
    {
        if (View.Item is not { } item) return;
        (Discussion, FamilyVoice) = (item.Discussion, item.FamilyVoice);
        (NewInformation, Challenged) = (item.Beside.NewInformation, item.Beside.Challenged);
        ReviewResult ??= item.Beside.Review.Result;
        NoChangeChoice ??= item.Beside.Review.Choice;
        LeadUserId ??= item.LeadUserId;
        NextReviewOn ??= item.NextReviewOn ?? review.Usual;
        DueOn ??= review.ActionDue(NextReviewOn.Value);
        NoActionReason ??= item.NoActionReason;
    }

    /// <summary>What waits travels in a cookie: nothing is kept that its own button would refuse as too long.</summary>
    private void CheckWaiting(IReadOnlyList<string> done)
    {
        var refusals = new Refusals();
        foreach (var (name, text) in (IReadOnlyList<(string, string?)>)[(nameof(Detail), Detail), (nameof(Text), Text), (nameof(DeferReason), DeferReason), (nameof(LeadNote), LeadNote), (nameof(NoActionReason), NoActionReason)])
            if (!done.Contains(name)) refusals.Text(text, name, LongestWaiting);
        if (!done.Contains(nameof(ReasonForReceiver))) refusals.Text(ReasonForReceiver, nameof(ReasonForReceiver), RecordDecision.LongestReason);
        refusals.Throw();
    }

    private void LeaveTyped(IReadOnlyList<string> done)
    {
        string[] names =
        [
            nameof(Code), nameof(Detail), nameof(SiteId), nameof(ToMdtId), nameof(TargetUserId), nameof(AgreedWithFamily), nameof(ReasonForReceiver), nameof(Text), nameof(OwnerUserId), nameof(DeferReason),
            nameof(LeadNote), nameof(ReviewResult), nameof(NoChangeChoice), nameof(LeadUserId), nameof(NextReviewOn), nameof(DueOn), nameof(NoActionReason),
        ];
        var typed = names.Except(done, StringComparer.Ordinal)
            .Select(n => (Name: n, Value: GetType().GetProperty(n)!.GetValue(this))).Where(p => p.Value is not null and not false and not "")
            .ToDictionary(p => p.Name, p => Convert.ToString(p.Value, CultureInfo.InvariantCulture)!, StringComparer.Ordinal);
        if (typed.Count > 0 && NotesOf is not null) TempData[Waiting] = JsonSerializer.Serialize(new Typed(NotesOf.Value, CaseVersion, typed), Short);
    }

    private void TakeTyped()
    {
        if (TempData[Waiting] is not string json || JsonSerializer.Deserialize<Typed>(json) is not { } typed || typed.ItemId != View.Item?.Id) return;
        // Who leads was the choice while somebody else led, or was asked: what stands now is shown.
        foreach (var (name, value) in typed.Inputs.Where(i => i.Key != nameof(LeadUserId) || typed.CaseVersion == View.Item.CaseVersion))
        {
            var property = GetType().GetProperty(name)!;
            property.SetValue(this, System.ComponentModel.TypeDescriptor.GetConverter(property.PropertyType).ConvertFromInvariantString(value));
        }
        if (DueOn > NextReviewOn) DueOn = NextReviewOn; // no action is due after it
    }

    private sealed record Typed(Guid ItemId, int CaseVersion, IReadOnlyDictionary<string, string> Inputs);
}
