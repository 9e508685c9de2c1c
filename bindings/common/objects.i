/* objects.i - objects in every language: the collector releases them, so the functions that do it
 * in C are hidden, and so are those that share by hand. */
%nodefaultctor;
%define PERK_OBJECT(noun, release)
%ignore release;
struct noun {};
%extend noun {
    ~noun() { release($self); }
}
%enddef

%define PERK_BORROWED(noun)
%nodefaultdtor noun;
struct noun {};
%enddef
