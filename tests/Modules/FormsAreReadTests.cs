using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Access;
using Neighbourhood.Antenatal;
using Neighbourhood.Areas;
using Neighbourhood.Contact;
using Neighbourhood.Families;
using Neighbourhood.FamilyHubs;
using Neighbourhood.Mdt;
using Neighbourhood.PeerSupport;
using Xunit;

namespace Neighbourhood.Modules;

/// <summary>
/// A page reads what was typed into the properties of the class that declares them: [BindProperties] on the page alone leaves
/// those of its base empty, and a person is told that what they typed is missing.
/// </summary>
public sealed class FormsAreReadTests
{
    [Fact]
    public void Every_field_that_a_page_shares_with_others_is_read_from_its_form()
    {
        Type[] modules = [typeof(AccessModule), typeof(AreasModule), typeof(FamiliesModule), typeof(ContactModule), typeof(MdtModule), typeof(FamilyHubsModule), typeof(AntenatalModule), typeof(PeerSupportModule)];
        var shared = modules.SelectMany(m => m.Assembly.GetTypes()).Where(t => typeof(PageModel).IsAssignableFrom(t) && t.IsAbstract && !t.IsSealed).ToList();
        var fields = shared.SelectMany(t => t.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(p => p.SetMethod is { IsPublic: true }).ToList();
        Assert.True(fields.Count > 30);
        Assert.Empty(fields.Where(p => !p.DeclaringType!.IsDefined(typeof(BindPropertiesAttribute), inherit: true) && !p.GetCustomAttributes().OfType<IBindingSourceMetadata>().Any())
            .Select(p => $"{p.DeclaringType!.Name}.{p.Name}"));
    }
}
