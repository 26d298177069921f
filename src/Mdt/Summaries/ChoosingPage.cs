using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Summaries;

/// <summary>The page on which the chair chooses who gets a summary, or that nobody does; each form posts to a page of its own.</summary>
[BindProperties(SupportsGet = true)]
internal abstract class ChoosingPage(ISend send) : FormPage
{
    public Guid ItemId { get; set; }
    public List<Guid> PersonIds { get; set; } = [];
    public string? Reason { get; set; }

    internal ChooseRecipients.Answer? Choice { get; private set; }

    /// <summary>Why nothing can be chosen yet.</summary>
    internal string? NotYet { get; private set; }

    protected ISend Sender => send;

    protected async Task<IActionResult> Open(CancellationToken ct)
    {
        await Show(ct);
        return Page();
    }

    protected Task<IActionResult> Do(Func<Task> act) => Try(async () =>
    {
        await act();
        return Redirect($"/mdt/cases/{(await send.Ask(new ChooseRecipients.Query(ItemId))).CaseId}/summaries");
    });

    protected override async Task Show(CancellationToken ct)
    {
        ViewData["Title"] = "Who gets a summary";
        try
        {
            Choice = await send.Ask(new ChooseRecipients.Query(ItemId), ct);
        }
        catch (Refused refused)
        {
            NotYet = refused.Message;
        }
    }
}
