using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Summaries;

/// <summary>The page of a summary; each of its steps posts to a page of its own and comes back here, refused or done.</summary>
[BindProperties(SupportsGet = true)]
internal abstract class SummaryPage(ISend send) : FormPage
{
    public Guid SummaryId { get; set; }

    /// <summary>Of the summary, as the page showed it.</summary>
    public int Version { get; set; }
    public string? Text { get; set; }
    public List<Guid> AboutIds { get; set; } = [];
    public bool HaveRead { get; set; }
    public string? Reason { get; set; }
    public DateOnly? GivenOn { get; set; }

    internal SummaryView View { get; private set; } = null!;

    /// <summary>The words in the form: what was typed, else what stands.</summary>
    internal bool Typed { get; private set; }

    protected ISend Sender => send;

    /// <summary>The address of a step alone leads to the summary.</summary>
    public virtual Task<IActionResult> OnGet(CancellationToken ct) => Task.FromResult<IActionResult>(Redirect($"/mdt/summaries/{SummaryId}"));

    protected Task<IActionResult> Do(Func<Task> act) => Try(async () =>
    {
        await act();
        return Redirect($"/mdt/summaries/{SummaryId}");
    });

    protected override async Task Show(CancellationToken ct)
    {
        View = await send.Ask(new SeeSummary(SummaryId), ct);
        ViewData["Title"] = $"Summary for {View.ToName}";
        Typed = Text is not null;
        if (Typed) return;
        Text = View.Text;
        AboutIds = [.. View.Others.Where(o => o.IsAbout).Select(o => o.Id)];
    }
}
