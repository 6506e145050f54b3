//! What serde walks through while it reads: the elements of a list, the entries of a map, the content of a variant.

use serde::de::value::StrDeserializer;
use serde::de::{self, DeserializeSeed, IntoDeserializer, Visitor};

use super::misfit::Misfit;
use super::reader::Reader;
use super::{Entry, Node};
use crate::suite::code::Code;

pub(super) struct Elements<'a> {
    pub(super) reader: Reader<'a>,
    pub(super) elements: std::slice::Iter<'a, Node>,
}

impl<'de> de::SeqAccess<'de> for Elements<'_> {
    type Error = Misfit;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Misfit> {
        let unknown = self.reader.unknown;
        let next = self.elements.next();
        next.map(|node| Reader { node, unknown }.seed(seed))
            .transpose()
    }
}

pub(super) struct Entries<'a> {
    pub(super) reader: Reader<'a>,
    pub(super) entries: std::vec::IntoIter<&'a Entry>,
    pub(super) value: Option<&'a Node>,
}

impl<'de> de::MapAccess<'de> for Entries<'_> {
    type Error = Misfit;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Misfit> {
        let Some(entry) = self.entries.next() else {
            return Ok(None);
        };
        self.value = Some(&entry.value);
        let key: StrDeserializer<'_, Misfit> = entry.key.as_str().into_deserializer();
        let key = seed.deserialize(key).map_err(|mut misfit| {
            misfit.at = Some(entry.key_at);
            misfit
        });
        key.map(Some)
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, Misfit> {
        let unknown = self.reader.unknown;
        let node = self.value.take().unwrap_or(self.reader.node);
        Reader { node, unknown }.seed(seed)
    }
}

pub(super) struct Variant<'a> {
    pub(super) reader: Reader<'a>,
    pub(super) word: &'a str,
    pub(super) value: Option<&'a Node>,
}

impl<'de, 'a> de::EnumAccess<'de> for Variant<'a> {
    type Error = Misfit;
    type Variant = Variant<'a>;

    fn variant_seed<T: DeserializeSeed<'de>>(
        self,
        seed: T,
    ) -> Result<(T::Value, Variant<'a>), Misfit> {
        let word: StrDeserializer<'_, Misfit> = self.word.into_deserializer();
        Ok((seed.deserialize(word)?, self))
    }
}

impl Variant<'_> {
    fn content(&self) -> Result<Reader<'_>, Misfit> {
        let missing = || Misfit::new(Code::WrongType, format!("give \"{}\" a value", self.word));
        let node = self.value.ok_or_else(missing)?;
        let unknown = self.reader.unknown;
        Ok(Reader { node, unknown })
    }
}

impl<'de> de::VariantAccess<'de> for Variant<'_> {
    type Error = Misfit;

    fn unit_variant(self) -> Result<(), Misfit> {
        match self.value {
            None => Ok(()),
            Some(value) => Err(Misfit {
                at: Some(value.at),
                ..Misfit::new(Code::WrongType, format!("\"{}\" takes no value", self.word))
            }),
        }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Misfit> {
        self.content()?.seed(seed)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _len: usize, visitor: V) -> Result<V::Value, Misfit> {
        de::Deserializer::deserialize_seq(self.content()?, visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        de::Deserializer::deserialize_struct(self.content()?, "", fields, visitor)
    }
}
