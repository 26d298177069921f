using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Screens;

/// <summary>The page on which she is asked how she feels.</summary>
[Allows(Permissions.WriteScreens, On = nameof(PregnancyId))]
[BindProperties(SupportsGet = true)]
internal sealed class HowSheFeelsPage(ISend send, TimeProvider clock) : FormPage
{
    public Guid PregnancyId { get; set; }
    public Guid Id { get; set; }
    public AskedAt? Setting { get; set; }
    public DateOnly? AskedOn { get; set; }
    public TimeOnly? AskedTime { get; set; }
    public AnswersForm Answers { get; set; } = new();
    public List<int?> Items { get; set; } = [];
    public TimeOnly? TalkedAt { get; set; }
    public string? Talk { get; set; }
    public string? Assessment { get; set; }
    public DateOnly? RepeatOn { get; set; }
    public Guid? PickedUpBy { get; set; }

    internal AskHowSheFeels.Answer View { get; private set; } = null!;

    /// <summary>What the scores that were typed ask for.</summary>
    internal IReadOnlyList<Ask> Asks { get; private set; } = [];

    internal IEnumerable<SelectListItem> Workers { get; private set; } = [];

    internal static IEnumerable<SelectListItem> Places => Enum.GetValues<AskedAt>().Select(a => new SelectListItem(Screen.Label(a), a.ToString()));

    /// <summary>As the form has them.</summary>
    internal sealed class AnswersForm
    {
        public bool? Whooley1 { get; set; }
        public bool? Whooley2 { get; set; }
        public int? Gad2 { get; set; }
        public int? Gad7 { get; set; }
        public int? Epds { get; set; }
        public int? EpdsItem10 { get; set; }
        public int? Phq9 { get; set; }
        public int? Phq9Item9 { get; set; }

        internal Answers Said => new(Whooley1, Whooley2, Gad2, Gad7, Epds, EpdsItem10, Phq9, Phq9Item9);
    }

    public async Task OnGet(CancellationToken ct)
    {
        ModelState.Clear();
        (Id, AskedOn, AskedTime) = (clock.NewId(), clock.Today(), When.OfDay(clock.Now()));
        await Show(ct);
    }

    public Task<IActionResult> OnPost(CancellationToken ct) => Try<IActionResult>(async () =>
    {
        await send.Send(new AskHowSheFeels.Command(Id, PregnancyId, Setting, AskedOn, AskedTime, Answers.Said, Items, TalkedAt, Talk, Assessment, RepeatOn, PickedUpBy), ct);
        return Redirect($"/antenatal/pregnancies/{PregnancyId}");
    });

    public Task<IActionResult> OnPostPickedUp(CancellationToken ct) => Try<IActionResult>(async () =>
    {
        await send.Send(new PickUp.Command(PregnancyId), ct);
        return Redirect($"/antenatal/pregnancies/{PregnancyId}");
    });

    protected override async Task Show(CancellationToken ct)
    {
        View = await send.Ask(new AskHowSheFeels.Query(PregnancyId), ct);
        Asks = Scores.AsksFor(ScoreCheck.Of(Answers.Said, Items, out _), View.From);
        Workers = Staff.Choices(View.Workers);
        while (Items.Count < Screen.Items.Count) Items.Add(null);
    }
}
